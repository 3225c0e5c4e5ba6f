import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { reportLines } from "./chaos/report-lines.ts";
import { runChaos } from "./chaos/run-chaos.ts";

/** `npm run chaos -- --seed N --minutes M --stores embedded|servers --residents R`: exit 1 when a promise was broken. */
const text = { type: "string" } as const;
const { values } = parseArgs({ options: { seed: text, minutes: text, stores: text, residents: text } });
const Wish = z.object({
  seed: z.coerce.number().int().default(1),
  minutes: z.coerce.number().positive().default(1),
  stores: z.enum(["embedded", "servers"]).default("servers"),
  residents: z.coerce.number().int().positive().default(12),
});
const { minutes, ...wish } = Wish.parse(values);
const folder = mkdtempSync(join(tmpdir(), "tsunagu-chaos-"));
const from = performance.now();
const report = await runChaos({ ...wish, ms: minutes * 60_000, folder });
const seconds = (performance.now() - from) / 1000;
for (const line of reportLines(report, { ...wish, seconds })) console.log(line);
const broken = report.verdict.some(({ breaches }) => breaches.length > 0) || !report.endedWell;
console.log(broken ? `BROKEN. Logs, LINE's file and the list of blows: ${folder}` : `All kept. Logs: ${folder}`);
process.exit(broken ? 1 : 0);
