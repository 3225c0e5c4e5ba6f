import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { Client } from "pg";
import { inject } from "vitest";
import type { TestProject } from "vitest/node";
import { makeKeyRing } from "../src/app/key-ring.ts";
import { migrate } from "../src/records/migrate.ts";
import { type PostgresServer, startPostgres } from "./postgres-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where test files ask for the run's server. */
    postgresDesk: string;
  }
}

/**
 * vitest's globalSetup: one PostgreSQL for the whole run. It is started when the first test file asks, so that a run without
 * such tests does not pay for it.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<PostgresServer> | null = null;
  let tables: Promise<void> | null = null;
  const started = () => {
    server ??= startPostgres();
    return server;
  };
  const prepared = async () => {
    const { url } = await started();
    tables ??= makeTables(url);
    await tables;
    return TABLES;
  };
  const desk = createServer((request, response) => {
    const asked = request.url === "/tables" ? prepared() : started().then(({ url }) => url(""));
    asked.then(
      (answer) => response.end(answer),
      (failure: unknown) => response.writeHead(500).end(String(failure)),
    );
  });
  await new Promise<void>((resolve) => desk.listen(0, "127.0.0.1", resolve));
  const address = desk.address();
  if (address === null || typeof address === "string") throw new Error("no port to be asked at");
  project.provide("postgresDesk", `http://127.0.0.1:${address.port}`);
  return async () => {
    desk.close();
    await (await server)?.remove();
  };
}

/** An empty database of its own on the run's server: its address. `template`: the name of one to copy. */
export async function freshDatabase(template = "template1"): Promise<string> {
  const base = await askDesk("/");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  // A server that does not wait for the disk copies files sooner than it writes pages into its log.
  await ask(`${base}postgres`, `create database ${name} template ${template} strategy file_copy`);
  return base + name;
}

/** One with the record's tables, which the run makes once. */
export async function databaseWithTables(): Promise<string> {
  return freshDatabase(await askDesk("/tables"));
}

/** Sends statements to a database, as its administrator. */
export async function ask(url: string, statements: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statements);
  } finally {
    await client.end();
  }
}

const known = new Map<string, Promise<string>>();

function askDesk(path: string): Promise<string> {
  const answer = known.get(path) ?? fetchText(inject("postgresDesk") + path);
  known.set(path, answer);
  return answer;
}

async function fetchText(url: string): Promise<string> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(await answer.text());
  return answer.text();
}

const TABLES = "with_tables";

async function makeTables(url: (database: string) => string): Promise<void> {
  await ask(url("postgres"), `create database ${TABLES}`);
  await migrate({ kind: "postgres", url: url(TABLES) }, makeKeyRing([{ id: "none", key: new Uint8Array(32) }]));
}
