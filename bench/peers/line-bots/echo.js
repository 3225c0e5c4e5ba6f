import { messagingApi, middleware } from "@line/bot-sdk";
import express from "express";

/** The SDK's own example: express, its middleware, and every text said back. Keeps nothing. */
const { PORT, CHANNEL_SECRET, ACCESS_TOKEN, LINE_ORIGIN } = process.env;
const client = new messagingApi.MessagingApiClient({ channelAccessToken: ACCESS_TOKEN, baseURL: LINE_ORIGIN });
const app = express();

app.post("/webhook", middleware({ channelSecret: CHANNEL_SECRET }), async (request, response) => {
  await Promise.all(request.body.events.map(echo));
  response.json({});
});
app.listen(Number(PORT), "127.0.0.1");

async function echo(event) {
  if (event.type !== "message" || event.message.type !== "text") return;
  await client.replyMessage({ replyToken: event.replyToken, messages: [{ type: "text", text: event.message.text }] });
}
