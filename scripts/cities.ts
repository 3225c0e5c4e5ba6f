/** Prints per city what its pack says, what the plan leaves open, and what is stale: `npm run cities`. */
import { join } from "node:path";
import { loadCities } from "../src/content/load-city.ts";
import { describeCity } from "../src/core/city/describe-city.ts";

const today = new Date().toISOString().slice(0, 10);
const cities = loadCities(join(import.meta.dirname, "../cities"), null);
console.log(cities.map((city) => describeCity(city, today)).join("\n\n"));
