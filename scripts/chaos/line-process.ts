import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import express from "express";
import { z } from "zod";
import type { SeenCall } from "../../src/simulator/line-api.ts";
import { makeSimulator } from "../../src/simulator/make-simulator.ts";
import { dice } from "../dice.ts";
import type { LineTranscript } from "./line-transcript.ts";
import { makeRelay } from "./make-relay.ts";
import { pick } from "./pick.ts";

/**
 * LINE as a process of its own: `node line-process.ts <file> <seed> <city> <name> <secret> <token>`. While the weather is bad it
 * answers some calls wrongly or not at all, and its webhooks go astray. Prints its address when it listens.
 */
const [file = "", seed = "0", city = "", name = "", channelSecret = "", channelAccessToken = ""] =
  process.argv.slice(2);
/** Of a hundred calls that say something, so many go wrong in each way. */
const CALL_FAULTS = [
  ["none", 87],
  ["500", 2],
  ["429", 3],
  ["hang", 0.5],
  ["timeout", 0.5],
  ["reset", 1.5],
  ["close_after_accept", 2],
  ["500_after_accept", 1.5],
  ["broken_200", 2],
] as const;
/** One push in so many finds the month's quota used up, and so do all that follow for so long: ms, at least and more. */
const QUOTA_ENDS = 0.05;
const QUOTA_MS = [2000, 5000] as const;
/** LINE gives up at some time, but not while this is measured. */
const REDELIVERY_MS = [150, 300, 600, 1200, 2500, ...Array.from({ length: 60 }, () => 5000)];

const luck = dice(Number(seed));
const weather = { bad: false };
let quotaUntil = 0;
const calls: SeenCall[] = [];
const faults = new Map<string, number>();
const count = (what: string) => faults.set(what, (faults.get(what) ?? 0) + 1);
const relay = makeRelay({ luck: dice(Number(seed) + 1), isBad: () => weather.bad, count });
const app = express();
const server = createServer(app);
// Longer than a run: a connection that ends just as it is used again would look like a fault of the product.
server.keepAliveTimeout = 3_600_000;
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const address = server.address();
if (address === null || typeof address === "string") throw new Error("no port");
const origin = `http://127.0.0.1:${address.port}`;
const simulator = makeSimulator({
  file,
  cities: [{ id: city, name, channelSecret, channelAccessToken }],
  webhookUrl: () => `${origin}/relay`,
  now: () => Date.now(),
  random: randomBytes,
  redelivery: { afterMs: REDELIVERY_MS },
  observe: (call) => void calls.push(call),
});

app.post("/chaos/weather", express.json(), (request, response) => {
  weather.bad = z.strictObject({ bad: z.boolean() }).parse(request.body).bad;
  response.json({});
});
app.post("/chaos/targets", express.json(), (request, response) => {
  relay.aim(z.strictObject({ origins: z.array(z.string()) }).parse(request.body).origins);
  response.json({});
});
app.get("/chaos/transcript", (_request, response) => {
  const transcript: LineTranscript = {
    calls,
    faults: Object.fromEntries(faults),
    violations: simulator.violations(),
    webhooksUnderWay: relay.underWay(),
  };
  response.json(transcript);
});
app.post("/relay", express.raw({ type: () => true, limit: "2mb" }), relay.pass);
app.post("/v2/bot/message/push", (_request, _response, next) => {
  const now = Date.now();
  if (weather.bad && now >= quotaUntil && luck() < QUOTA_ENDS) quotaUntil = now + QUOTA_MS[0] + luck() * QUOTA_MS[1];
  if (!weather.bad || now >= quotaUntil) return next("route");
  simulator.faults.next("push", { kind: "monthly_limit" });
  count("monthly_limit");
  next("route");
});
app.post(["/v2/bot/message/reply", "/v2/bot/message/push"], (request, _response, next) => {
  const isPush = request.path.endsWith("push");
  const fault = weather.bad && !(isPush && Date.now() < quotaUntil) ? pick(luck(), CALL_FAULTS) : "none";
  if (fault !== "none") {
    simulator.faults.next(isPush ? "push" : "reply", { kind: fault });
    count(fault);
  }
  next();
});
app.use("/simulator/api", simulator.browserApi);
app.use(simulator.lineApi);
process.stdout.write(`${origin}\n`);
