import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { fetchJson, NoBody } from "../../src/web/shared/fetch-json.ts";
import { FailedAnswer, queryJson } from "../../src/web/shared/query-json.ts";

const Answer = z.strictObject({ name: z.string() });

const PAGES: Record<string, { status: number; body: string }> = {
  "/good": { status: 200, body: '{"name":"水戸市"}' },
  "/other-shape": { status: 200, body: '{"name":1}' },
  "/not-json": { status: 200, body: "<html>" },
  "/empty": { status: 204, body: "" },
  "/refused": { status: 409, body: '{"code":"already_accepted","detail":"x"}' },
  "/broken": { status: 502, body: "Bad Gateway" },
};

let origin = "";
const server = createServer((request, response) => {
  const page = PAGES[request.url ?? ""] ?? { status: 404, body: "" };
  if (request.url === "/echo") return void echo(request, response);
  response.writeHead(page.status).end(page.body);
});

async function echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await text(request);
  response.end(JSON.stringify({ method: request.method, type: request.headers["content-type"] ?? null, body }));
}

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port }: AddressInfo = z.custom<AddressInfo>((value) => typeof value === "object").parse(server.address());
  origin = `http://127.0.0.1:${port}`;
});

afterAll(() => new Promise((done) => server.close(done)));

test("an answer of the promised shape is its value", async () => {
  expect(await fetchJson(Answer, `${origin}/good`)).toEqual({ ok: true, value: { name: "水戸市" } });
  expect(await fetchJson(NoBody, `${origin}/empty`)).toEqual({ ok: true, value: undefined });
});

test.each([
  { page: "/other-shape", error: "unreadable" },
  { page: "/not-json", error: "unreadable" },
  { page: "/empty", error: "unreadable" },
  { page: "/refused", error: "already_accepted" },
  { page: "/broken", error: "http_502" },
])("$page fails as $error", async ({ page, error }) => {
  expect(await fetchJson(Answer, `${origin}${page}`)).toEqual({ ok: false, error });
});

test.each([
  { ask: {}, sent: { method: "GET", type: null, body: "" } },
  { ask: { body: { a: 1 } }, sent: { method: "POST", type: "application/json", body: '{"a":1}' } },
  { ask: { method: "PUT", body: null }, sent: { method: "PUT", type: "application/json", body: "null" } },
] as const)("a body goes out as JSON: $sent.method", async ({ ask, sent }) => {
  const Echo = z.strictObject({ method: z.string(), type: z.string().nullable(), body: z.string() });
  expect(await fetchJson(Echo, `${origin}/echo`, ask)).toEqual({ ok: true, value: sent });
});

test("nobody answers", async () => {
  expect(await fetchJson(Answer, "http://127.0.0.1:1/")).toEqual({ ok: false, error: "offline" });
});

test("a query throws the code", async () => {
  expect(await queryJson(Answer, `${origin}/good`)).toEqual({ name: "水戸市" });
  const failure = await queryJson(Answer, `${origin}/refused`).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(FailedAnswer);
  expect(failure).toMatchObject({ code: "already_accepted" });
});
