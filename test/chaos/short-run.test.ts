import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runChaos } from "../../scripts/chaos/run-chaos.ts";
import { hasPostgres } from "../postgres-server.ts";
import { hasRedis } from "../redis.ts";

/** A short run of `npm run chaos`; on the servers where they are here, else on files. */
const SEED = 20261122;
const stores = hasRedis && hasPostgres ? "servers" : "embedded";

test(`on ${stores}: processes and stores are killed, LINE answers wrongly, webhooks go astray, and every promise is kept`, {
  timeout: 300_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), "chaos-test-"));
  const { verdict, evidence, blows, endedWell } = await runChaos({
    seed: SEED,
    ms: 6000,
    stores,
    residents: 5,
    folder,
  });
  expect(verdict.filter(({ breaches }) => breaches.length > 0)).toEqual([]);
  expect(endedWell).toBe(true);
  expect(evidence.cases.length).toBeGreaterThan(0);
  expect(evidence.phones.some(({ page }) => page.stories.length > 0)).toBe(true);
  expect(evidence.replies.length).toBeGreaterThan(0);
  expect(Object.values(blows).reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(1);
  expect(Object.keys(evidence.line.faults).length).toBeGreaterThanOrEqual(3);
  rmSync(folder, { recursive: true, force: true });
});
