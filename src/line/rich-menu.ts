import { HTTPFetchError, type LineBotClient } from "@line/bot-sdk";
import { failureName } from "../app/log.ts";
import { type MenuChannel, type MenuToShow, OUR_MENUS } from "../app/menu-channel.ts";
import { DEADLINE_MS, type LineOptions, lineClient } from "./line-client.ts";
import { isUnauthorised } from "./line-status.ts";
import { withinDeadline } from "./within-deadline.ts";

/** Puts up rich menus on LINE; each call ends after the deadline. */
export function makeMenuChannel(options: LineOptions): MenuChannel {
  const { deadlineMs = DEADLINE_MS } = options;
  return {
    async showMenu(city, menu) {
      const token = options.tokens.get(city);
      if (token === undefined) return { ok: false, error: "token_wrong" };
      try {
        return { ok: true, value: await ensureRichMenu(lineClient(options, token), menu, deadlineMs) };
      } catch (failure) {
        if (isUnauthorised(failure)) return { ok: false, error: "token_wrong" };
        // A status or the kind of error; never a message, which may quote an answer.
        return {
          ok: false,
          error: failure instanceof HTTPFetchError ? `http_${failure.status}` : failureName(failure),
        };
      }
    },
  };
}

/**
 * Sees to it that the account shows this menu by default. Everything it consists of is in its name, so that what a crash left half
 * done is found and gone on with: made, but without a picture; with one, but not the default; outdated ones not yet deleted.
 */
async function ensureRichMenu(
  client: LineBotClient,
  { request, picture, overOthers }: MenuToShow,
  deadlineMs: number,
): Promise<"shown" | "foreign"> {
  const { richmenus } = await withinDeadline(client.getRichMenuList(), deadlineMs);
  const currentId = await defaultMenuId(client, deadlineMs);
  const current = richmenus.find((menu) => menu.richMenuId === currentId);
  const ours = current?.name.startsWith(OUR_MENUS) ?? false;
  // The city's own choice, made elsewhere, stays until it says otherwise.
  if (currentId !== null && !ours && !overOthers) return "foreign";

  const started = richmenus.find(({ name }) => name === request.name)?.richMenuId ?? null;
  const richMenuId = started ?? (await withinDeadline(client.createRichMenu(request), deadlineMs)).richMenuId;
  if (started === null || (currentId !== started && !(await hasPicture(client, started, deadlineMs)))) {
    const blob = new Blob([picture.bytes.slice()], { type: picture.type });
    await withinDeadline(client.setRichMenuImage(richMenuId, blob), deadlineMs);
  }
  if (currentId !== richMenuId) await withinDeadline(client.setDefaultRichMenu(richMenuId), deadlineMs);
  const outdated = richmenus.filter((menu) => menu.name.startsWith(OUR_MENUS) && menu.richMenuId !== richMenuId);
  for (const menu of outdated) await withinDeadline(client.deleteRichMenu(menu.richMenuId), deadlineMs);
  return "shown";
}

async function defaultMenuId(client: LineBotClient, deadlineMs: number): Promise<string | null> {
  const found = await unlessMissing(withinDeadline(client.getDefaultRichMenuId(), deadlineMs));
  return found?.richMenuId ?? null;
}

async function hasPicture(client: LineBotClient, richMenuId: string, deadlineMs: number): Promise<boolean> {
  const stream = await unlessMissing(withinDeadline(client.getRichMenuImage(richMenuId), deadlineMs));
  stream?.destroy();
  return stream !== null;
}

/** null for a 404: there is none. */
async function unlessMissing<T>(asking: Promise<T>): Promise<T | null> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof HTTPFetchError && error.status === 404) return null;
    throw error;
  }
}
