import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MenuToShow } from "../../src/app/menu-channel.ts";
import { type MenuParts, showMenus } from "../../src/app/show-menus.ts";
import { CityMenu, DEFAULT_MENU, MENU_SIZES, type MenuArea, pictureFault } from "../../src/core/city-menu.ts";
import { RichMenu } from "../../src/core/line-message/rich-menu.ts";
import { boundsOf, drawnOf, layoutFaults, richMenuOf } from "../../src/core/menu-layout.ts";
import type { Result } from "../../src/core/result.ts";
import { MENU_FILE, PICTURE_FILE } from "../../src/core/studio/bundle.ts";
import { StudioDraft } from "../../src/core/studio/draft-view.ts";
import { StudioMenu } from "../../src/core/studio/menu-view.ts";
import { DATABASES } from "../records/databases.ts";
import { silentLog } from "../silent-log.ts";
import { type Caller, NOW, type OpenStudio, openStudio, SATO } from "./open-studio.ts";

const PNG = await readFile(new URL("../../src/content/rich-menu.png", import.meta.url));
const drawnIn = (width: number, height: number) => {
  const png = Buffer.from(PNG);
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  return png;
};

test("four shipped tiles are a menu that LINE takes, as wide as their picture", () => {
  const menu = RichMenu.parse({ name: "x", ...richMenuOf(DEFAULT_MENU, MENU_SIZES.half) });
  expect(menu.areas.map(({ action }) => action)).toMatchObject(
    ["相談する", "いまの状況", "人と話したい", "ことば・Language"].map((label) => ({ type: "postback", label })),
  );
});

test.each([1, 2, 3, 4, 5])("%i tiles in a row leave no gap and do not overlap", (count) => {
  const [tile] = DEFAULT_MENU.rows?.flat() ?? [];
  if (tile === undefined) throw new Error("no tile");
  const rows = [Array.from({ length: count }, () => tile), [tile], [tile, tile]];
  const areas = boundsOf({ width: 1000, height: 601 }, { size: "full", rows }).map(({ bounds }) => bounds);
  expect(areas.reduce((sum, { width, height }) => sum + width * height, 0)).toBe(1000 * 601);
});

const area = (x: number, y: number, width: number, height: number): MenuArea => {
  return { label: "x", action: { do: "command", command: "start" }, bounds: { x, y, width, height } };
};

test.each([
  ["beside each other", [area(0, 0, 1250, 843), area(1250, 0, 1250, 843)], []],
  ["one over the other", [area(0, 0, 1251, 843), area(1250, 0, 1250, 843)], ["overlap"]],
  ["one within the other", [area(0, 0, 2500, 843), area(500, 200, 400, 400)], ["overlap"]],
  ["beyond the right edge", [area(1300, 0, 1250, 843)], ["outside"]],
  ["below the foot", [area(0, 400, 1250, 444)], ["outside"]],
  ["too small for a thumb", [area(0, 0, 289, 843)], ["small"]],
])("free rectangles, %s", (_, areas, faults) => {
  expect(layoutFaults({ size: "half", areas }).map(({ kind }) => kind)).toEqual(faults);
});

test("free rectangles go along with a picture of another size, and those that touch still touch", () => {
  const areas = [area(0, 0, 833, 843), area(833, 0, 834, 843), area(1667, 0, 833, 843)];
  const placed = boundsOf({ width: 1201, height: 405 }, { size: "half", areas }).map(({ bounds }) => bounds);
  expect(placed.reduce((sum, { width }) => sum + width, 0)).toBe(1201);
  expect(placed.map(({ height }) => height)).toEqual([405, 405, 405]);
});

test.each([
  ["a label", { size: "half" as const, areas: [{ ...area(0, 0, 500, 500), label: "y" }] }, false],
  ["a place", { size: "half" as const, areas: [area(1, 0, 500, 500)] }, false],
  [
    "what a tap does",
    { size: "half" as const, areas: [{ ...area(0, 0, 500, 500), action: { do: "say" as const, text: "a" } }] },
    true,
  ],
])("%s that is another one asks for another drawing, or does not", (_, menu, same) => {
  expect(drawnOf(menu) === drawnOf({ size: "half", areas: [area(0, 0, 500, 500)] })).toBe(same);
});

test.each([
  ["a bar text of 15 letters", { bar: "あ".repeat(15) }],
  ["a label of 21 letters", { rows: [[{ label: "あ".repeat(21), action: { do: "command", command: "start" } }]] }],
  ["no tile", { rows: [] }],
  ["six in a row", { rows: [Array(6).fill(DEFAULT_MENU.rows?.[0]?.[0])] }],
  ["a link without https", { rows: [[{ label: "x", action: { do: "link", url: "http://a.example" } }]] }],
  ["a number an iPhone does not dial", { rows: [[{ label: "x", action: { do: "phone", number: "#9110" } }]] }],
  ["rows and rectangles at once", { areas: [area(0, 0, 500, 500)] }],
  ["neither rows nor rectangles", { rows: undefined }],
  ["a rectangle that begins left of the picture", { rows: undefined, areas: [area(-1, 0, 500, 500)] }],
  ["21 rectangles", { rows: undefined, areas: Array(21).fill(area(0, 0, 1, 1)) }],
  ["nothing to say", { rows: [[{ label: "x", action: { do: "say", text: "" } }]] }],
])("%s is refused", (_, change) => {
  expect(CityMenu.safeParse({ ...DEFAULT_MENU, ...change }).success).toBe(false);
});

test.each([
  ["the shipped one", PNG, null],
  ["a text with the name of a picture", Buffer.from("%PDF-1.7 menu.png"), "no_picture"],
  ["too small", drawnIn(700, 300), "wrong_size"],
  ["too large", drawnIn(2600, 900), "wrong_size"],
  ["too low", drawnIn(1000, 249), "wrong_size"],
  ["too high for its width", drawnIn(1000, 700), "too_narrow"],
  ["more than 1 MB", Buffer.concat([PNG, Buffer.alloc(1_000_000)]), "too_large"],
])("a picture, told by its bytes: %s", (_, bytes, fault) => {
  expect(pictureFault(bytes)).toBe(fault);
});

const OTHER: CityMenu = {
  ...DEFAULT_MENU,
  bar: "そうだん",
  rows: [
    [
      { label: "相談をはじめる", action: { do: "command", command: "start" } },
      { label: "人と話したい", action: { do: "command", command: "person" } },
    ],
    [{ label: "市のページ", action: { do: "link", url: "https://www.city.mito.example/" } }],
  ],
};

describe.each(DATABASES.filter(({ here }) => here))("on $name", ({ fresh }) => {
  let studio: OpenStudio;
  let sato: Caller;
  beforeAll(async () => {
    studio = await openStudio(await fresh());
    sato = await studio.signIn(SATO);
  });
  afterAll(() => studio.shut());

  const seen = async () => StudioMenu.parse((await sato.get("/api/studio/menu")).body);
  const versionOf = async (path: string) => (await sato.get(`/api/studio/file?path=${path}`)).body.version;
  const wrongIn = async (file: string) => {
    const { body } = await sato.get("/api/studio/problems");
    return body.problems.filter((problem: { file: string }) => problem.file === file);
  };
  const save = async (menu: CityMenu, bytes: Buffer | null, of = drawnOf(menu)) =>
    sato.post("/api/studio/values", {
      files: [
        { path: MENU_FILE, value: { ...menu, picture: "stored" }, was: await versionOf(MENU_FILE) },
        ...(bytes === null
          ? []
          : [
              {
                path: PICTURE_FILE,
                value: { base64: bytes.toString("base64"), drawn: true, of },
                was: await versionOf(PICTURE_FILE),
              },
            ]),
      ],
    });
  const version = async () => StudioDraft.parse((await sato.get("/api/studio/draft")).body).version;
  const publish = async () => sato.post("/api/studio/publish", { version: await version(), note: "メニュー" });
  /** A channel that answers in turn what it is told to, and remembers what was brought to it. */
  const parts = (...answers: Result<"shown" | "foreign", string>[]) => {
    const brought: MenuToShow[] = [];
    let at = NOW;
    const made: MenuParts = {
      ...{ registry: studio.registry, content: studio.parts.content, records: studio.parts.records, log: silentLog },
      channel: {
        async showMenu(city, menu) {
          if (city === "mito") brought.push(menu);
          const answer = city === "mito" ? answers.shift() : undefined;
          return answer ?? { ok: true, value: "shown" };
        },
      },
      now: () => at,
    };
    return { made, brought, later: (ms: number) => (at += ms) };
  };

  test("at first there is the shipped menu with its picture, and nothing on LINE", async () => {
    expect(await seen()).toEqual({ line: null });
    expect(richMenuOf(DEFAULT_MENU, MENU_SIZES.half).areas).toHaveLength(4);
    const bytes = await sato.file("/api/studio/menu/picture");
    expect(Buffer.from(bytes).equals(PNG)).toBe(true);
  });

  test("two processes at once bring it up once; what is there is not brought again", async () => {
    const one = parts();
    const other = parts();
    const looked = new Set(["mito", "kokubunji"]);
    await Promise.all([showMenus(one.made, looked), showMenus(other.made, looked)]);
    await showMenus(one.made, looked);
    expect(one.brought.length + other.brought.length).toBe(1);
    expect((await seen()).line).toMatchObject({ state: "shown", tries: 0 });
    // A process that has just started looks whether it is still there.
    await showMenus(other.made, new Set());
    expect(one.brought.length + other.brought.length).toBe(2);
  });

  test("other tiles need another picture", async () => {
    await save(OTHER, null);
    expect(await wrongIn(PICTURE_FILE)).toMatchObject([{ level: "error", message: "メニューの絵がありません" }]);
    await save(OTHER, drawnIn(1000, 700));
    expect(await wrongIn(PICTURE_FILE)).toMatchObject([{ level: "error", message: expect.stringContaining("1.45") }]);
    await save(OTHER, drawnIn(2500, 1000), drawnOf(DEFAULT_MENU));
    expect(await wrongIn(PICTURE_FILE)).toMatchObject([{ message: expect.stringContaining("合っていません") }]);
    expect((await save(OTHER, drawnIn(2500, 1000))).status).toBe(200);
    expect(await wrongIn(PICTURE_FILE)).toEqual([]);
  });

  test("rectangles over each other are refused with the mend, at their place in the file", async () => {
    const { rows: _, ...rest } = OTHER;
    const free: CityMenu = { ...rest, areas: [area(0, 0, 1300, 843), area(1250, 0, 1250, 843)] };
    await save(free, drawnIn(2500, 843));
    const found = await wrongIn(MENU_FILE);
    expect(found.filter(({ level }: { level: string }) => level === "error")).toMatchObject([
      { message: "メニューの「x」が、「x」と重なっています", mend: expect.stringContaining("はなして") },
    ]);
    expect(found[0].line).toBeGreaterThan(1);
    expect(await publish()).toMatchObject({ status: 422, body: { code: "checks_failed" } });
    await save(OTHER, drawnIn(2500, 1000));
  });

  test("files that say otherwise are problems with their place", async () => {
    const { body } = await sato.get("/api/studio/file?path=menus/main.yaml");
    const broken = body.text.replace("bar: そうだん", `bar: ${"あ".repeat(15)}`);
    await sato.post("/api/studio/files", {
      files: [{ path: "menus/main.yaml", text: broken, was: body.version }],
    });
    const { body: found } = await sato.get("/api/studio/problems");
    expect(found.problems).toContainEqual(expect.objectContaining({ file: "menus/main.yaml", level: "error" }));
    const { body: now } = await sato.get("/api/studio/file?path=menus/main.yaml");
    await sato.post("/api/studio/files", {
      files: [{ path: "menus/main.yaml", text: body.text, was: now.version }],
    });
  });

  test("published, it is tried until LINE takes it, with the reason shown meanwhile", async () => {
    expect((await publish()).status).toBe(200);
    const { made, brought, later } = parts({ ok: false, error: "http_500" }, { ok: false, error: "http_500" });
    const looked = new Set(["mito", "kokubunji"]);
    await showMenus(made, looked);
    expect((await seen()).line).toMatchObject({ state: "failed", reason: "http_500", tries: 1 });
    await showMenus(made, looked);
    expect(brought).toHaveLength(1);
    later(15_000);
    await showMenus(made, looked);
    expect((await seen()).line).toMatchObject({ state: "failed", tries: 2 });
    await sato.post("/api/studio/menu/again", {});
    later(1);
    await showMenus(made, looked);
    expect((await seen()).line).toMatchObject({ state: "shown", reason: null, nextAt: null });
    expect(brought).toHaveLength(3);
    expect(new Set(brought.map(({ request }) => request.name)).size).toBe(1);
    expect(brought[0]?.request).toMatchObject({ chatBarText: "そうだん", size: { width: 2500, height: 1000 } });
  });

  test("a process that died with it in hand is taken over when its time is over", async () => {
    const { made, brought, later } = parts();
    await save({ ...OTHER, bar: "メニュー2" }, null);
    await publish();
    const dying: MenuParts = { ...made, channel: { showMenu: () => Promise.reject(new Error("killed")) } };
    await showMenus(dying, new Set(["mito", "kokubunji"]));
    await showMenus(made, new Set(["mito", "kokubunji"]));
    expect(brought).toHaveLength(0);
    later(120_000);
    await showMenus(made, new Set(["mito", "kokubunji"]));
    expect(brought.map(({ request }) => request.chatBarText)).toEqual(["メニュー2"]);
  });

  test("the difference says which tiles are others", async () => {
    const { body } = await sato.get("/api/studio/revisions");
    const diff = await sato.get(`/api/studio/diff?from=${body.revisions.at(-1).name}&to=${body.current}`);
    expect(diff.body.menu.map(({ field }: { field: string }) => field)).toEqual(
      expect.arrayContaining(["bar", "1段目の1つ目", "1段目の4つ目", "2段目の1つ目", "picture"]),
    );
  });
});
