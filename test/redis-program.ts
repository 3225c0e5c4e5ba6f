import { existsSync } from "node:fs";

const PLACES = ["/usr/bin/redis-server", "/usr/local/bin/redis-server"];

/** The redis-server that tests start privately; null when there is none. */
export function redisProgram(): string | null {
  return PLACES.find((place) => existsSync(place)) ?? null;
}
