import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadScripts } from "../../src/content/load-scripts.ts";
import type { City } from "../../src/core/city/city.ts";
import { officesOf } from "../../src/core/directory/office.ts";
import type { Script } from "../../src/core/script.ts";
import { names } from "../../src/web/staff/names.ts";
import { administrator, auditor } from "../contracts/case-fixtures.ts";
import { get, type OpenDesk, openDesk } from "../desk/desk-fixtures.ts";

/** Goal: desk, studio and directory show one's own city only. Method: the real packs, and every page that takes no id. */
let scripts: Map<string, Script>;
let desk: OpenDesk;
const cookies = new Map<string, string>();

beforeAll(async () => {
  scripts = await loadScripts(".", null);
  desk = await openDesk({ cities: scripts });
  for (const city of scripts.keys()) {
    cookies.set(city, await desk.signIn({ ...administrator, id: `administrator-${city}`, city }));
  }
});
afterAll(() => desk.shut());

test("an administrator reads of her own city, and of no other, wherever she looks", async () => {
  const cities = [...scripts.values()].map(({ city }) => city);
  expect(cities.length).toBeGreaterThanOrEqual(2);
  const pages = desk.routes.filter(
    ({ shape, media }) => shape.method === "get" && !shape.path.includes(":") && media !== "text/event-stream",
  );
  expect(pages.map(({ shape }) => shape.path)).toEqual(
    expect.arrayContaining([
      "/api/me",
      "/api/receivers",
      "/api/studio/city",
      "/api/studio/flows",
      "/api/directory",
      "/api/directory.xlsx",
      "/api/directory.csv",
      "/api/directory.json",
    ]),
  );
  for (const city of cities) {
    const foreign = cities.filter((other) => other !== city).flatMap((other) => marksOf(other, city));
    expect(foreign.length).toBeGreaterThan(10);
    const read = await Promise.all(pages.map(({ shape }) => readPage(shape.path, cookies.get(city.id) ?? "")));
    expect(read.filter((text) => text.includes(city.name)).length).toBeGreaterThanOrEqual(6);
    for (const text of read) expect(foreign.filter((mark) => text.includes(mark))).toEqual([]);
  }
});

test.each(["/api/directory", "/api/directory.xlsx", "/api/directory.csv", "/api/directory.json"])(
  "%s is for everybody who is signed in, and for nobody else",
  async (path) => {
    const mito = await desk.signIn({ ...auditor, id: `auditor-${path.replaceAll(/\W/g, "-")}`, city: "mito" });
    expect((await get(desk.origin, path, mito)).status).toBe(200);
    expect((await get(desk.origin, path, "")).status).toBe(401);
  },
);

test("files are saved under the city's name, and are not kept by anybody on the way", async () => {
  const answer = await get(desk.origin, "/api/directory.xlsx", cookies.get("mito") ?? "");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(answer.headers.get("content-disposition")).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent("水戸市_相談機関一覧.xlsx")}`,
  );
});

/** Names that only the other city has. */
function marksOf(other: City, own: City): string[] {
  const ours = JSON.stringify(own);
  return [other.name, other.plan.title, ...officesOf(other).map(({ name }) => name)].filter(
    // 包括化推進員 is also the name of a role, which every city has.
    (name) => !ours.includes(name) && name !== names.roles.coordinator,
  );
}

async function readPage(path: string, cookie: string): Promise<string> {
  const answer = await get(desk.origin, path, cookie);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  // What she may not have is refused in words.
  return answer.ok && path.endsWith(".xlsx")
    ? Object.values(unzipSync(bytes))
        .map((part) => strFromU8(part))
        .join("\n")
    : strFromU8(bytes);
}
