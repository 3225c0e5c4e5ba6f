import { expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";

const line = {
  MITO_LINE_CHANNEL_SECRET: "secret",
  MITO_LINE_CHANNEL_ACCESS_TOKEN: "token",
  RECORD_KEYS: `k1:${Buffer.alloc(32).toString("base64")}`,
};
const REDIS_URL = "redis+sentinel://a,b:26380/city";

test("without them live conversations are a file, and one process does everything", () => {
  expect(readConfig({})).toMatchObject({ redis: null, spoolDir: null, role: "all" });
});

test("Redis, a spool and a role", () => {
  expect(readConfig({ ...line, REDIS_URL, SPOOL_DIR: "/spool", ROLE: "web" })).toMatchObject({
    redis: { kind: "sentinel", master: "city" },
    spoolDir: "/spool",
    role: "web",
  });
});

test.each([
  { mistake: "an address that is none", settings: { REDIS_URL: "http://redis" }, says: /REDIS_URL: must be like/ },
  { mistake: "a spool without Redis", settings: { SPOOL_DIR: "/spool" }, says: /SPOOL_DIR: .*REDIS_URL/ },
  { mistake: "a role without Redis", settings: { ...line, ROLE: "worker" }, says: /ROLE: .*REDIS_URL/ },
  { mistake: "a role in a demo", settings: { REDIS_URL, ROLE: "web" }, says: /ROLE: a demo/ },
  { mistake: "an unknown role", settings: { ...line, REDIS_URL, ROLE: "both" }, says: /ROLE: must be web/ },
])("$mistake is named at start", ({ settings, says }) => {
  expect(() => readConfig(settings)).toThrow(says);
});

test("what is wrong is said without the password in it", () => {
  expect(() => readConfig({ REDIS_URL: "redis://:s3cret@a,b" })).toThrow(/^(?![\s\S]*s3cret)/);
});
