import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { readConfig } from "../../src/config.ts";

/** No engine runs here; what can be seen without one: the settings are ones that the program takes, and stores are waited for. */
const ROOT = join(import.meta.dirname, "../..");
const Compose = z.object({
  services: z.record(
    z.string(),
    z.object({
      environment: z.record(z.string(), z.string()).optional(),
      depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
      healthcheck: z.object({ test: z.array(z.string()) }).optional(),
      command: z.array(z.string()).optional(),
      env_file: z.string().optional(),
    }),
  ),
});
const { services } = Compose.parse(parse(readFileSync(join(ROOT, "compose.yaml"), "utf8"), { merge: true }));
const example = Object.fromEntries(
  readFileSync(join(ROOT, "tsunagu.env.example"), "utf8")
    .split("\n")
    .filter((line) => /^[A-Z_]+=/.test(line))
    .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
);
const filled = {
  RECORD_KEYS: `k1:${Buffer.alloc(32, 1).toString("base64")}`,
  MITO_LINE_CHANNEL_SECRET: "secret",
  MITO_LINE_CHANNEL_ACCESS_TOKEN: "token",
};

describe.each(["web", "worker"] as const)("the compose service %s", (name) => {
  test("has settings with which the program starts, once the example is filled in", () => {
    const variables = { REDIS_PASSWORD: "r3d1s", POSTGRES_PASSWORD: "p0stgres" };
    const environment = Object.fromEntries(
      Object.entries(services[name]?.environment ?? {}).map(([key, value]) => [key, substituted(value, variables)]),
    );
    const config = readConfig({ ...example, ...filled, ...environment });
    expect(config).toMatchObject({
      role: name,
      redis: { kind: "single", password: "r3d1s", node: { host: "redis", port: 6379 } },
      databaseUrl: "postgres://tsunagu:p0stgres@postgres:5432/tsunagu",
      demo: false,
    });
  });

  test("waits for stores that are well", () => {
    for (const [store, { condition }] of Object.entries(services[name]?.depends_on ?? {})) {
      expect(condition).toBe("service_healthy");
      expect(services[store]?.healthcheck?.test[0]).toBe("CMD");
    }
    expect(Object.keys(services[name]?.depends_on ?? {})).toEqual(["redis", "postgres"]);
  });
});

test("Redis keeps what it has acknowledged, and never throws conversations out", () => {
  const command = services.redis?.command?.join(" ") ?? "";
  expect(command).toContain("--appendonly yes");
  expect(command).toContain("--maxmemory-policy noeviction");
});

test("the example names every secret and holds none", () => {
  expect(Object.keys(example)).toEqual(expect.arrayContaining(Object.keys(filled)));
  for (const name of Object.keys(filled)) expect(example[name]).toBe("");
});

/** `${NAME:?message}` and `${NAME}`. */
function substituted(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{([A-Z_]+)(?::\?[^}]*)?\}/g, (_whole, name: string) => variables[name] ?? "");
}
