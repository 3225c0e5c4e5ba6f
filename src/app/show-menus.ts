import { createHash } from "node:crypto";
import type { CityMenu } from "../core/city-menu.ts";
import { imageSize } from "../core/image-size.ts";
import { richMenuOf } from "../core/menu-layout.ts";
import { failureName, type Log } from "./log.ts";
import { type MenuChannel, type MenuToShow, OUR_MENUS } from "./menu-channel.ts";
import type { ScriptRegistry } from "./script-registry.ts";
import type { BundleMenu, StudioContent } from "./studio-content.ts";
import type { StudioRecords } from "./studio-records.ts";

export type MenuParts = {
  registry: Pick<ScriptRegistry, "scripts" | "shown">;
  content: Pick<StudioContent, "menu">;
  records: Pick<StudioRecords, "claimMenu" | "settleMenu">;
  channel: MenuChannel;
  now: () => number;
  log: Log;
};

/** A process that dies on the way is taken over after this. */
const LEASE_MS = 120_000;
const FIRST_RETRY_MS = 15_000;
const RETRY_MS_MAX = 3_600_000;

/** A published menu is on LINE within seconds. */
const EVERY_MS = 2_000;

/**
 * Brings the published menu of every city to LINE, one process at a time: a line in the record says what is wanted, what became of
 * it, and when to try again. At a process's first look also what should be there already is looked at. Never two looks at once.
 */
export function startMenus(parts: MenuParts, everyMs = EVERY_MS): { stop(): Promise<void> } {
  const seen = new Set<string>();
  let looking: Promise<void> | null = null;
  const look = () => {
    looking ??= showMenus(parts, seen).finally(() => {
      looking = null;
    });
  };
  const timer = setInterval(look, everyMs);
  look();
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}

/** One look at every city. `seen`: those that this process has looked at before. Throws nothing. */
export async function showMenus(parts: MenuParts, seen: Set<string>): Promise<void> {
  for (const city of parts.registry.scripts.keys()) {
    try {
      await showMenu(parts, city, !seen.has(city));
      seen.add(city);
    } catch (failure) {
      parts.log.warn({ city, failure: failureName(failure) }, "line_rich_menu_away");
    }
  }
}

async function showMenu(
  { registry, content, records, channel, now, log }: MenuParts,
  city: string,
  lookAgain: boolean,
) {
  const shown = registry.shown(city);
  const found = shown === null ? null : content.menu(shown.bundle);
  const menu = found === null ? null : menuToShow(found);
  if (menu === null) return;
  const claim = { city, wanted: menu.request.name, at: iso(now()), until: iso(now() + LEASE_MS), lookAgain };
  const tries = await records.claimMenu(claim);
  if (tries === null) return;
  const outcome = await channel.showMenu(city, menu);
  const at = now();
  if (outcome.ok) log.info({ city, outcome: outcome.value }, "line_rich_menu");
  else log.warn({ city, reason: outcome.error }, "line_rich_menu_failed");
  await records.settleMenu(city, {
    wanted: menu.request.name,
    state: outcome.ok ? outcome.value : "failed",
    reason: outcome.ok ? null : outcome.error,
    at: iso(at),
    nextAt: outcome.ok ? null : iso(at + Math.min(RETRY_MS_MAX, FIRST_RETRY_MS * 2 ** tries)),
  });
}

/** With the fingerprint of all it consists of in its name. null when the picture is none, which the checks have said. */
export function menuToShow({ menu, picture }: BundleMenu): MenuToShow | null {
  const size = imageSize(picture);
  if (size === null) return null;
  const request = richMenuOf(menu, size);
  const overOthers = menu.over_others;
  return {
    request: { ...request, name: `${OUR_MENUS}${fingerprint(request, picture, overOthers)}` },
    picture: { bytes: picture, type: size.type },
    overOthers,
  };
}

function fingerprint(request: object, picture: Uint8Array, overOthers: CityMenu["over_others"]): string {
  return createHash("sha256")
    .update(JSON.stringify([request, overOthers]))
    .update(picture)
    .digest("hex")
    .slice(0, 16);
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
