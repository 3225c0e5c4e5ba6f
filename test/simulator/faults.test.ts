import { HTTPFetchError } from "@line/bot-sdk";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Fault } from "../../src/simulator/faults.ts";
import { eventually, type OpenPlatform, openPlatform } from "./open-platform.ts";

let platform: OpenPlatform;
beforeEach(async () => {
  platform = await openPlatform();
});
afterEach(() => platform.close());

/** How the SDK sees a call: a status, or the name of the error it throws. Nothing, as long as no answer comes. */
function watch(call: Promise<unknown>): { seen: string | null; ended: Promise<void> } {
  const watched: { seen: string | null; ended: Promise<void> } = { seen: null, ended: Promise.resolve() };
  watched.ended = call.then(
    () => {
      watched.seen = "200";
    },
    (error: unknown) => {
      watched.seen = error instanceof HTTPFetchError ? String(error.status) : error instanceof Error ? error.name : "?";
    },
  );
  return watched;
}

test.each<{ kind: Fault["kind"]; looksLike: string | null; arrived: boolean }>([
  { kind: "500", looksLike: "500", arrived: false },
  { kind: "429", looksLike: "429", arrived: false },
  { kind: "monthly_limit", looksLike: "429", arrived: false },
  { kind: "reset", looksLike: "TypeError", arrived: false },
  { kind: "hang", looksLike: null, arrived: false },
  { kind: "timeout", looksLike: null, arrived: true },
  { kind: "close_after_accept", looksLike: "TypeError", arrived: true },
  { kind: "500_after_accept", looksLike: "500", arrived: true },
  { kind: "broken_200", looksLike: "SyntaxError", arrived: true },
])("$kind looks like $looksLike, and the message arrived: $arrived", async ({ kind, looksLike, arrived }) => {
  const resident = await platform.newResident();
  await platform.heard(resident, { act: "follow" });
  const key = "123e4567-e89b-12d3-a456-426614174000";
  const push = () =>
    platform.line.pushMessage({ to: resident.userId, messages: [{ type: "text", text: "はい" }] }, key);
  platform.simulator.faults.next("push", { kind });
  const first = watch(push());
  if (looksLike === null) await eventually(() => expect(platform.calls).toHaveLength(1));
  else await first.ended;
  expect(first.seen).toBe(looksLike);
  const messages = async () => (await platform.chat(resident)).items.filter((item) => item.from === "city");
  expect(await messages()).toHaveLength(arrived ? 1 : 0);

  // The same key tells the caller the truth, and nobody reads it twice.
  const again = watch(push());
  await again.ended;
  expect(again.seen).toBe(arrived ? "409" : "200");
  expect(await messages()).toHaveLength(1);
  expect(first.seen).toBe(looksLike);
  expect(platform.simulator.violations()).toEqual([]);
});
