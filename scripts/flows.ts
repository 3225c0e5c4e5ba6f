/** `npm run flows`: what the studio checks, plays, compares and tidies, for people who prefer files. */
import { join } from "node:path";
import { runFlows } from "./flows/run-flows.ts";

const { text, failed } = await runFlows(process.argv.slice(2), {
  root: join(import.meta.dirname, ".."),
  today: new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Tokyo" }),
});
console.log(text);
if (failed) process.exitCode = 1;
