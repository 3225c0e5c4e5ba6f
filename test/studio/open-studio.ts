import { createServer } from "node:http";
import { join } from "node:path";
import express from "express";
import { openRegistry } from "../../src/app/script-registry.ts";
import type { StudioParts } from "../../src/app/studio/studio-parts.ts";
import { loadShipped } from "../../src/content/load-scripts.ts";
import { makeStudioContent } from "../../src/content/studio-content.ts";
import type { Staff } from "../../src/core/casework/case.ts";
import { putAccount } from "../../src/desk/add-staff.ts";
import { makeDesk } from "../../src/desk/make-desk.ts";
import { directoryExchange } from "../../src/directory/directory-exchange.ts";
import { directoryFiles } from "../../src/directory/directory-files.ts";
import { openSqliteLiveStore } from "../../src/live/sqlite-live-store.ts";
import type { RecordsDialect } from "../../src/records/open-database.ts";
import { openRecords } from "../../src/records/open-records.ts";
import { cookieOf, keys, LINE_WELL, listeningLog, PASSWORD, post, quickPasswords } from "../desk/desk-fixtures.ts";

export const ROOT = join(import.meta.dirname, "../..");
export const NOW = Date.parse("2026-11-22T03:00:00Z");

export const SATO: Staff = { id: "sato", name: "佐藤", city: "mito", role: "administrator", receiverId: null };
export const KATO: Staff = { id: "kato", name: "加藤", city: "mito", role: "administrator", receiverId: null };

/** Reading and compiling the shipped folders once is enough for all tests of a file. */
let shipped: ReturnType<typeof loadShipped> | null = null;

/** One process's studio on a record: parts as main.ts joins them. */
export async function openParts(
  dialect: RecordsDialect,
  options: { everyMs?: number; now?: () => number; version?: Awaited<ReturnType<typeof loadShipped>> } = {},
) {
  const now = options.now ?? (() => NOW);
  const records = await openRecords({ dialect, keys, now });
  const log = listeningLog();
  shipped ??= loadShipped(ROOT, ["mito", "kokubunji"]);
  const version = options.version ?? (await shipped);
  const content = makeStudioContent(version);
  const { everyMs = 60_000 } = options;
  const registry = await openRegistry({ shipped: version, records: records.studio, content, now, log, everyMs });
  const parts: StudioParts = { records: records.studio, content, registry, directory: directoryExchange, now };
  return {
    ...{ parts, records, registry, log },
    async close() {
      await registry.close();
      await records.close();
    },
  };
}

/** A desk with a studio on a port of its own. `call` speaks its API as a signed-in person. */
export async function openStudio(dialect: RecordsDialect) {
  const opened = await openParts(dialect);
  const { records, registry, parts, log } = opened;
  const now = parts.now;
  const live = openSqliteLiveStore({ file: ":memory:", keys, now });
  const desk = await makeDesk({
    ...{ records, keys, cities: registry.scripts, directoryFiles, studio: parts },
    operations: { live, lineStatus: async () => LINE_WELL, alarmsOf: () => [], wake: () => {} },
    ...{ publicUrl: null, demo: false, secondFactor: "offered" as const, now, log, passwords: quickPasswords },
  });
  const server = createServer(express().use(desk.router));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the desk listens on no port");
  const origin = `http://127.0.0.1:${address.port}`;
  const people = { accounts: desk.accounts, directory: records.staff };

  return {
    ...opened,
    origin,
    async signIn({ id, name, city, role, receiverId }: Staff) {
      const email = `${id}@example.com`;
      await putAccount(people, { name, email, city, role, receiverId }, PASSWORD);
      const cookie = cookieOf(await post(origin, "/api/auth/sign-in/email", { email, password: PASSWORD }));
      const answer = async (response: Response) => ({ status: response.status, body: await response.json() });
      return {
        get: async (path: string) => answer(await fetch(origin + path, { headers: { cookie } })),
        file: async (path: string) =>
          new Uint8Array(await (await fetch(origin + path, { headers: { cookie } })).arrayBuffer()),
        post: async (path: string, body: unknown) => answer(await post(origin, path, body, { cookie })),
      };
    },
    async shut() {
      desk.close();
      await new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      });
      await live.close();
      await opened.close();
    },
  };
}
export type OpenStudio = Awaited<ReturnType<typeof openStudio>>;
export type Caller = Awaited<ReturnType<OpenStudio["signIn"]>>;
