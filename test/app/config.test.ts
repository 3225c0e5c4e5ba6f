import { describe, expect, test } from "vitest";
import { ConfigError, readConfig } from "../../src/config.ts";

const KEY = `k1:${Buffer.alloc(32, 1).toString("base64")}`;
const MITO = { MITO_LINE_CHANNEL_SECRET: "s3cret-of-mito", MITO_LINE_CHANNEL_ACCESS_TOKEN: "t0ken-of-mito" };

test("with nothing set it is a demo on this machine, with every city", () => {
  expect(readConfig({})).toMatchObject({
    demo: true,
    host: "127.0.0.1",
    port: 3000,
    dataDir: "./data",
    cities: null,
    recordKeys: null,
  });
});

test("with a city's credentials it is real, for the cities that have them", () => {
  const config = readConfig({ ...MITO, RECORD_KEYS: KEY, HOST: "0.0.0.0", PUBLIC_URL: "https://tsunagu.example.jp/" });
  expect(config).toMatchObject({
    demo: false,
    cities: ["mito"],
    host: "0.0.0.0",
    publicUrl: "https://tsunagu.example.jp",
  });
  expect(config.channels.get("mito")).toEqual({ secrets: ["s3cret-of-mito"], accessToken: "t0ken-of-mito" });
});

test("the record is a file, or the PostgreSQL that is named", () => {
  expect(readConfig({}).databaseUrl).toBeNull();
  const databaseUrl = "postgres://tsunagu:secret@db.example.jp:5432/tsunagu?sslmode=verify-full";
  expect(readConfig({ DATABASE_URL: databaseUrl }).databaseUrl).toBe(databaseUrl);
});

test("two secrets are accepted while one is being replaced, and keys form a ring", () => {
  const two = `k2:${Buffer.alloc(32, 2).toString("base64")},${KEY}`;
  const config = readConfig({ ...MITO, MITO_LINE_CHANNEL_SECRET: "new, old", RECORD_KEYS: two });
  expect(config.channels.get("mito")?.secrets).toEqual(["new", "old"]);
  expect(config.recordKeys?.map((key) => key.id)).toEqual(["k2", "k1"]);
});

describe("mistakes are named by their setting", () => {
  test.each([
    { why: "a demo for the whole network", given: { HOST: "0.0.0.0" }, names: ["HOST"] },
    {
      why: "a part of single sign-on",
      given: { OIDC_ISSUER: "https://login.example.jp/", PUBLIC_URL: "" },
      names: ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "PUBLIC_URL"],
    },
    {
      why: "a sign-in that anybody on the way may change",
      given: { OIDC_ISSUER: "http://login.example.jp" },
      names: ["OIDC_ISSUER"],
    },
    { why: "a port that is no number", given: { PORT: "web" }, names: ["PORT"] },
    { why: "credentials without keys", given: MITO, names: ["RECORD_KEYS"] },
    { why: "a key of the wrong length", given: { ...MITO, RECORD_KEYS: "k1:aGVsbG8=" }, names: ["RECORD_KEYS"] },
    { why: "two keys of one name", given: { ...MITO, RECORD_KEYS: `${KEY},${KEY}` }, names: ["RECORD_KEYS"] },
    {
      why: "a secret without its token",
      given: { MITO_LINE_CHANNEL_SECRET: "x" },
      names: ["MITO_LINE_CHANNEL_ACCESS_TOKEN"],
    },
    {
      why: "three secrets",
      given: { ...MITO, MITO_LINE_CHANNEL_SECRET: "a,b,c", RECORD_KEYS: KEY },
      names: ["MITO_LINE_CHANNEL_SECRET"],
    },
    {
      why: "a city without credentials",
      given: { ...MITO, RECORD_KEYS: KEY, CITIES: "mito,ueda" },
      names: ["UEDA_LINE_CHANNEL_SECRET"],
    },
    { why: "an address that is none", given: { PUBLIC_URL: "tsunagu" }, names: ["PUBLIC_URL"] },
    { why: "a database of another kind", given: { DATABASE_URL: "mysql://u:p@h/d" }, names: ["DATABASE_URL"] },
    {
      why: "several at once",
      given: { PORT: "-1", LOG_LEVEL: "loud", HOST: "0.0.0.0" },
      names: ["PORT", "LOG_LEVEL", "HOST"],
    },
  ])("$why", ({ given, names }) => {
    const message = mistakesOf(given);
    for (const name of names) expect(message).toContain(`${name}: `);
  });

  test("and never with a value, which may be a secret", () => {
    const secrets = { RECORD_KEYS: "k1:c2VjcmV0LWtleQ==", DATABASE_URL: "mysql://u:passw0rd@h/d" };
    const message = mistakesOf({ ...MITO, ...secrets, MITO_LINE_CHANNEL_ACCESS_TOKEN: "" });
    expect(message).not.toMatch(/s3cret|t0ken|c2VjcmV0|passw0rd/);
  });
});

function mistakesOf(given: Record<string, string | undefined>): string {
  try {
    readConfig(given);
  } catch (failure) {
    if (failure instanceof ConfigError) return failure.message;
    throw failure;
  }
  throw new Error("the settings were accepted");
}
