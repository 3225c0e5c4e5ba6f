import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contentDisposition } from "../../src/desk/content-disposition.ts";

let name = "";
const server = createServer((_request, response) => {
  response.setHeader("content-disposition", contentDisposition("attachment", name));
  response.end();
});
let url = "";
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  url = typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}` : "";
});
afterAll(() => server.close());

describe("a file's name", () => {
  test.each([
    ["1234-5678_つなぐシート.xlsx", "1234-5678_つなぐシート.xlsx"],
    ["a\r\nSet-Cookie: taken=1\r\n\r\n<script>", "aSet-Cookie: taken=1<script>"],
    ['x"; filename="evil.html', 'x"; filename="evil.html'],
    ["photo\u202Egnp.exe", "photognp.exe"],
    ["it's (1)*.csv", "it's (1)*.csv"],
    ["broken\uD800.csv", "broken\uFFFD.csv"],
  ])("%j comes as one value of one header", async (given, saved) => {
    name = given;
    const { headers } = await fetch(url);
    const header = headers.get("content-disposition") ?? "";
    expect(header).toMatch(/^attachment; filename\*=UTF-8''[\w.!~%-]*$/);
    expect(decodeURIComponent(header.split("''")[1] ?? "")).toBe(saved);
    expect(headers.get("set-cookie")).toBeNull();
  });
});
