import { z } from "zod";
import { imageSize } from "./image-size.ts";
import { graphemes } from "./line-message/text-length.ts";

/** LINE's limits, in letters as people see them (facts: line.md 3.9). */
export const MENU_BAR_MAX = 14;
export const MENU_LABEL_MAX = 20;
export const MENU_SAY_MAX = 300;

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
  z.strictObject({ do: z.literal("say"), text: graphemes(1, MENU_SAY_MAX) }),
]);

/** A field of the menu: what stands on it (and is read aloud by screen readers), and what a tap does. */
export const MenuTile = z.strictObject({ label: graphemes(1, MENU_LABEL_MAX), action: TileAction });
export type MenuTile = z.infer<typeof MenuTile>;

/** Pixels of `MENU_SIZES`. */
const MenuBounds = z.strictObject({
  ...{ x: z.number().int().min(0), y: z.number().int().min(0) },
  ...{ width: z.number().int().min(1), height: z.number().int().min(1) },
});
export type MenuBounds = z.infer<typeof MenuBounds>;

/** A field with a rectangle of its own. */
export const MenuArea = z.strictObject({ ...MenuTile.shape, bounds: MenuBounds });
export type MenuArea = z.infer<typeof MenuArea>;

/** LINE's two usual formats, in pixels: those in which the studio draws. */
export const MENU_SIZES = { full: { width: 2500, height: 1686 }, half: { width: 2500, height: 843 } } as const;

/**
 * `menus/main.yaml`: the tiles at the foot of the chat. Either `rows`, which share the height evenly as tiles share their row, or `areas`,
 * free rectangles. LINE's limits: chat bar 14 letters, labels 20, at most 20 areas (facts: line.md 3.9).
 */
export const CityMenu = z
  .strictObject({
    bar: graphemes(1, MENU_BAR_MAX),
    /** Whether it stands open when the chat is opened. */
    open: z.boolean().default(true),
    size: z.enum(["full", "half"]),
    rows: z.array(z.array(MenuTile).min(1).max(5)).min(1).max(4).optional(),
    areas: z.array(MenuArea).min(1).max(20).optional(),
    /** `shipped`: the drawing that came with the program, which fits only the menu that came with it. `stored`: the city's own. */
    picture: z.enum(["shipped", "stored"]),
    /** Whether a menu that somebody has made elsewhere for this account gives way. */
    over_others: z.boolean().default(false),
  })
  .refine(({ rows, areas }) => (rows === undefined) !== (areas === undefined), { path: ["rows"] });
export type CityMenu = z.infer<typeof CityMenu>;

/**
 * `menus/picture.yaml`: the menu's picture, as text. `drawn`: made from the labels, so that it is made anew when they change; `of`: from
 * which (menu-layout.ts).
 */
export const MenuPicture = z.strictObject({
  base64: z
    .string()
    .max(1_400_000)
    .regex(/^[A-Za-z0-9+/\s]+=*\s*$/),
  drawn: z.boolean(),
  of: z.string().max(40).optional(),
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
