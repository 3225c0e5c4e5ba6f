import { afterEach, beforeEach, expect, test } from "vitest";
import { type OpenPlatform, openPlatform } from "./open-platform.ts";

let platform: OpenPlatform;
beforeEach(async () => {
  platform = await openPlatform();
});
afterEach(() => platform.close());

test("tells where it sends webhooks", async () => {
  const endpoint = `${platform.bot.origin}/webhook/mito`;
  expect(await platform.line.getWebhookEndpoint()).toEqual({ endpoint, active: true });
});

test("tries it with no events, signed, and tells what came of it", async () => {
  expect(await platform.line.testWebhookEndpoint({})).toMatchObject({ success: true, statusCode: 200, reason: "OK" });
  expect(platform.bot.received).toMatchObject([{ city: "mito", events: [] }]);
  platform.bot.answers.push(503);
  expect(await platform.line.testWebhookEndpoint({})).toMatchObject({ success: false, statusCode: 503 });
});

test("an address at which nobody answers is no success, and no breach of LINE's rules", async () => {
  const endpoint = "http://127.0.0.1:1/webhook/mito";
  expect(await platform.line.testWebhookEndpoint({ endpoint })).toMatchObject({ success: false, statusCode: 0 });
  expect(platform.simulator.violations()).toEqual([]);
});
