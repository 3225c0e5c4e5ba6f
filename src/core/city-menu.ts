import { z } from "zod";
import { commandButton } from "./button.ts";
import { imageSize } from "./image-size.ts";
import type { RichMenu } from "./line-message/rich-menu.ts";
import { graphemes } from "./line-message/text-length.ts";

/** Commands that make sense as a tile; each works whatever is being asked. */
export const MENU_COMMANDS = ["start", "status", "person", "language", "places"] as const;

/** What administrators call them. */
export const MENU_COMMAND_NAMES: Readonly<Record<(typeof MENU_COMMANDS)[number], string>> = {
  start: "相談を始める",
  status: "いまの状況を見せる",
  person: "人と話したいと伝える",
  language: "ことばを変える",
  places: "行ける場所を見せる",
};

const TileAction = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("command"), command: z.enum(MENU_COMMANDS) }),
  z.strictObject({
    do: z.literal("link"),
    url: z
      .string()
      .max(1000)
      .regex(/^https:\/\/\S+$/),
  }),
  /** Digits and hyphens: an iPhone does not dial a number with "#". */
  z.strictObject({ do: z.literal("phone"), number: z.string().regex(/^\+?[0-9][0-9-]{1,18}[0-9]$/) }),
  /** As if the resident had typed it. */
  z.strictObject({ do: z.literal("say"), text: graphemes(1, 300) }),
]);

/** A field of the menu: what stands on it (and is read aloud by screen readers), and what a tap does. */
export const MenuTile = z.strictObject({ label: graphemes(1, 20), action: TileAction });
export type MenuTile = z.infer<typeof MenuTile>;

/** LINE's two usual formats, in pixels: those in which the studio draws. */
export const MENU_SIZES = { full: { width: 2500, height: 1686 }, half: { width: 2500, height: 843 } } as const;

/**
 * `menus/main.yaml`: the tiles at the foot of the chat. Rows share the height evenly, tiles share their row. LINE's limits: chat bar
 * 14 letters, labels 20, at most 20 areas (facts: line.md 3.9).
 */
export const CityMenu = z.strictObject({
  bar: graphemes(1, 14),
  /** Whether it stands open when the chat is opened. */
  open: z.boolean().default(true),
  size: z.enum(["full", "half"]),
  rows: z.array(z.array(MenuTile).min(1).max(5)).min(1).max(4),
  /** `shipped`: the drawing that came with the program, which fits only the menu that came with it. `stored`: the city's own. */
  picture: z.enum(["shipped", "stored"]),
  /** Whether a menu that somebody has made elsewhere for this account gives way. */
  over_others: z.boolean().default(false),
});
export type CityMenu = z.infer<typeof CityMenu>;

/** `menus/picture.yaml`: the menu's picture, as text. `drawn`: made from the labels, so that it is made anew when they change. */
export const MenuPicture = z.strictObject({
  base64: z
    .string()
    .max(1_400_000)
    .regex(/^[A-Za-z0-9+/\s]+=*\s*$/),
  drawn: z.boolean(),
});
export type MenuPicture = z.infer<typeof MenuPicture>;

const command = (label: string, name: (typeof MENU_COMMANDS)[number]): MenuTile => {
  return { label, action: { do: "command", command: name } };
};

/** What a city has that has made none. Its picture is `content/rich-menu.png`. */
export const DEFAULT_MENU: CityMenu = {
  bar: "メニュー",
  open: true,
  size: "half",
  rows: [
    [
      command("相談する", "start"),
      command("いまの状況", "status"),
      command("人と話したい", "person"),
      command("ことば・Language", "language"),
    ],
  ],
  picture: "shipped",
  over_others: false,
};

/** Whether the drawing that came with the program shows just these tiles. */
export function fitsShippedPicture({ size, rows }: Pick<CityMenu, "size" | "rows">): boolean {
  const shown = (menu: Pick<CityMenu, "size" | "rows">) =>
    JSON.stringify([menu.size, menu.rows.map((row) => row.map(({ label }) => label))]);
  return shown({ size, rows }) === shown(DEFAULT_MENU);
}

/** Pixels. */
export type MenuSize = { width: number; height: number };

/** The menu as LINE takes it, on a picture of this size; without a name. */
export function richMenuOf({ bar, open, rows }: CityMenu, { width, height }: MenuSize): Omit<RichMenu, "name"> {
  const areas = boundsOf({ width, height }, rows).map(({ tile, bounds }) => ({ bounds, action: actionOf(tile) }));
  return { size: { width, height }, selected: open, chatBarText: bar, areas };
}

/** Where each tile stands, in whole pixels that leave no gap. */
export function boundsOf({ width, height }: MenuSize, rows: CityMenu["rows"]) {
  const part = (whole: number, at: number, of: number) => Math.round((whole * at) / of);
  return rows.flatMap((row, down) =>
    row.map((tile, across) => {
      const [x, y] = [part(width, across, row.length), part(height, down, rows.length)];
      const [right, foot] = [part(width, across + 1, row.length), part(height, down + 1, rows.length)];
      return { tile, bounds: { x, y, width: right - x, height: foot - y } };
    }),
  );
}

function actionOf({ label, action }: MenuTile): RichMenu["areas"][number]["action"] {
  switch (action.do) {
    case "command":
      return { type: "postback", label, data: commandButton(action.command) };
    case "link":
      return { type: "uri", label, uri: action.url };
    case "phone":
      return { type: "uri", label, uri: `tel:${action.number}` };
    case "say":
      return { type: "message", label, text: action.text };
    default:
      return action satisfies never;
  }
}

/** LINE takes a picture up to 1 MB. */
export const MENU_PICTURE_BYTES_MAX = 1_000_000;

export type PictureFault = "no_picture" | "too_large" | "wrong_size" | "too_narrow";

/** What LINE has against a picture; null when it takes it. By its bytes: the name of a file says nothing. */
export function pictureFault(bytes: Uint8Array): PictureFault | null {
  if (bytes.length > MENU_PICTURE_BYTES_MAX) return "too_large";
  const found = imageSize(bytes);
  if (found === null) return "no_picture";
  const { width, height } = found;
  if (width < 800 || width > 2500 || height < 250) return "wrong_size";
  return width / height < 1.45 ? "too_narrow" : null;
}
