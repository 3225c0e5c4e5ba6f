import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { Client } from "pg";
import { inject } from "vitest";
import type { TestProject } from "vitest/node";
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
  const desk = createServer((_request, response) => {
    server ??= startPostgres();
    server.then(
      ({ url }) => response.end(url("")),
      (failure: unknown) => response.writeHead(500).end(String(failure)),
    );
  });
  await new Promise<void>((resolve) => desk.listen(0, "127.0.0.1", resolve));
  const address = desk.address();
  if (address === null || typeof address === "string") throw new Error("no port to be asked at");
  project.provide("postgresDesk", `http://127.0.0.1:${address.port}/`);
  return async () => {
    desk.close();
    await (await server)?.remove();
  };
}

/** An empty database of its own on the run's server: its address. `template`: the name of one to copy. */
export async function freshDatabase(template?: string): Promise<string> {
  const base = await serverUrl();
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await ask(`${base}postgres`, `create database ${name}${template === undefined ? "" : ` template ${template}`}`);
  return base + name;
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

let known: Promise<string> | null = null;

function serverUrl(): Promise<string> {
  known ??= (async () => {
    const answer = await fetch(inject("postgresDesk"));
    if (!answer.ok) throw new Error(await answer.text());
    return answer.text();
  })();
  return known;
}
