import { createServer } from "node:http";
import express from "express";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sendPacked } from "../../src/desk/send-packed.ts";
import { portOf } from "../line/webhook-city.ts";

const MANY = Array.from({ length: 100 }, (_, number) => ({ receipt: `1234-${number}`, office: "東部センター" }));
const server = createServer(
  express()
    .get("/many", (request, response) => sendPacked(request, response, MANY))
    .get("/few", (request, response) => sendPacked(request, response, MANY.slice(0, 1))),
);
let origin = "";
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  origin = `http://127.0.0.1:${portOf(server)}`;
});
afterAll(() => new Promise((done) => server.close(done)));

test.each([
  { path: "/many", accepts: "gzip, br", encoding: "gzip", lines: 100 },
  { path: "/many", accepts: "identity", encoding: null, lines: 100 },
  { path: "/few", accepts: "gzip", encoding: null, lines: 1 },
])("$path for a browser that takes $accepts: $encoding", async ({ path, accepts, encoding, lines }) => {
  const answer = await fetch(origin + path, { headers: { "accept-encoding": accepts } });
  expect(answer.headers.get("content-encoding")).toBe(encoding);
  expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(answer.headers.get("vary")).toContain("Accept-Encoding");
  expect(await answer.json()).toEqual(MANY.slice(0, lines));
});
