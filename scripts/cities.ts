/** `npm run cities`: what each city's pack says, leaves open, and what is stale; and its directory out, in, and new cities. */
import { join } from "node:path";
import { runCities } from "./cities/run-cities.ts";

const { text, failed } = runCities(process.argv.slice(2), {
  dir: join(import.meta.dirname, "../cities"),
  today: new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Tokyo" }),
});
console.log(text);
if (failed) process.exitCode = 1;
