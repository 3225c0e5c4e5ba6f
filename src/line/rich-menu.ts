import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { HTTPFetchError, type LineBotClient, type messagingApi } from "@line/bot-sdk";
import { withinDeadline } from "./within-deadline.ts";

/** Postback data behind the four fields of the menu, in the order in which they stand. */
export type RichMenuButtons = { start: string; status: string; person: string; language: string };

/** `foreign`: the account already has a default menu that is not ours; the city's choice stays. */
export type RichMenuOutcome = "kept" | "made" | "foreign";

/**
 * Sees to it that the account has our menu as its default, made anew only when picture or buttons have changed (a menu's
 * picture cannot be replaced). Rejects when LINE cannot be reached or refuses; each call ends after `deadlineMs`.
 */
export async function ensureRichMenu(
  client: LineBotClient,
  buttons: RichMenuButtons,
  deadlineMs: number,
): Promise<RichMenuOutcome> {
  const image = await readFile(RICH_MENU_IMAGE);
  const wanted = richMenuOf(buttons, image);
  const { richmenus } = await withinDeadline(client.getRichMenuList(), deadlineMs);
  const currentId = await defaultMenuId(client, deadlineMs);
  if (currentId !== null) {
    const current = richmenus.find((menu) => menu.richMenuId === currentId);
    if (current === undefined || !current.name.startsWith(NAME_PREFIX)) return "foreign";
    if (current.name === wanted.name) return "kept";
  }

  // One that a crash left without its picture cannot be told from a whole one, so a fresh one is made.
  const { richMenuId } = await withinDeadline(client.createRichMenu(wanted), deadlineMs);
  const png = new Blob([image], { type: "image/png" });
  await withinDeadline(client.setRichMenuImage(richMenuId, png), deadlineMs);
  await withinDeadline(client.setDefaultRichMenu(richMenuId), deadlineMs);

  // Those of the same name may just now be made the default by another process of ours.
  const outdated = richmenus.filter(({ name }) => name.startsWith(NAME_PREFIX) && name !== wanted.name);
  for (const menu of outdated) await withinDeadline(client.deleteRichMenu(menu.richMenuId), deadlineMs);
  return "made";
}

const NAME_PREFIX = "tsunagu-";
/** Drawn by `scripts/draw-rich-menu.ts` from `rich-menu.svg`. */
const RICH_MENU_IMAGE = new URL("./rich-menu.png", import.meta.url);
/** LINE asks for a width of 800–2500 and a width of at least 1.45 heights; this is its half-height format. */
const SIZE = { width: 2500, height: 843 };

/** The menu, with the fingerprint of all it consists of in its name. */
function richMenuOf(buttons: RichMenuButtons, image: Uint8Array): messagingApi.RichMenuRequest & { name: string } {
  const menu = { size: SIZE, selected: true, chatBarText: "メニュー", areas: areasOf(buttons) };
  const fingerprint = createHash("sha256").update(JSON.stringify(menu)).update(image).digest("hex").slice(0, 16);
  return { ...menu, name: `${NAME_PREFIX}${fingerprint}` };
}

/** Four columns of equal width. The labels are read aloud by screen readers. */
function areasOf({ start, status, person, language }: RichMenuButtons): messagingApi.RichMenuArea[] {
  const fields = [
    { label: "相談する", data: start },
    { label: "いまの状況", data: status },
    { label: "人と話したい", data: person },
    { label: "ことば・Language", data: language },
  ];
  const width = SIZE.width / fields.length;
  return fields.map(({ label, data }, i) => ({
    bounds: { x: i * width, y: 0, width, height: SIZE.height },
    action: { type: "postback", label, data },
  }));
}

async function defaultMenuId(client: LineBotClient, deadlineMs: number): Promise<string | null> {
  try {
    return (await withinDeadline(client.getDefaultRichMenuId(), deadlineMs)).richMenuId;
  } catch (error) {
    // 404: there is none.
    if (error instanceof HTTPFetchError && error.status === 404) return null;
    throw error;
  }
}
