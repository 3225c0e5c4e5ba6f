import { LineBot, RedisSessionStore } from "bottender";
import express from "express";

/** bottender with its sessions in Redis: counts what a person said, and says it back. Wired as its own server does it. */
const { PORT, CHANNEL_SECRET, ACCESS_TOKEN, LINE_ORIGIN, REDIS_PORT } = process.env;
const bot = new LineBot({
  accessToken: ACCESS_TOKEN,
  channelSecret: CHANNEL_SECRET,
  origin: LINE_ORIGIN,
  sessionStore: new RedisSessionStore({ port: Number(REDIS_PORT), host: "127.0.0.1" }, 60),
});
bot.setInitialState({ said: 0 });
bot.onEvent(async (context) => {
  if (!context.event.isText) return;
  context.setState({ said: context.state.said + 1 });
  await context.sendText(context.event.text);
});
await bot.initSessionStore();
const handle = bot.createRequestHandler();
const app = express();
const keepRaw = (request, _response, bytes) => {
  request.rawBody = bytes.toString();
};

app.post("/webhook", express.json({ verify: keepRaw, limit: "2mb" }), async (request, response) => {
  const { method, path, headers, rawBody, body, query, params } = request;
  const known = await bot.connector.preprocess({ method, headers, query, rawBody, body, params });
  if (!known.shouldNext) return response.status(known.response.status ?? 401).end();
  await handle(body, { method, path, headers, query, params });
  response.status(200).end();
});
app.listen(Number(PORT), "127.0.0.1");
