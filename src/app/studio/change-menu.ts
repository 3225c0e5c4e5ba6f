import type { Staff } from "../../core/casework/case.ts";
import { type CityMenu, fitsShippedPicture, pictureFault } from "../../core/city-menu.ts";
import { imageSize } from "../../core/image-size.ts";
import { MENU_FILE, PICTURE_FILE } from "../../core/studio/bundle.ts";
import type { FileSave, Saved } from "../../core/studio/draft-view.ts";
import type { MenuSave, StudioMenu } from "../../core/studio/menu-view.ts";
import type { BundleMenu } from "../studio-content.ts";
import { openDraft } from "./open-draft.ts";
import { saveDraft } from "./save-draft.ts";
import { nowOf, refuse, type StudioParts, type StudioResult } from "./studio-parts.ts";

/** The draft's menu, and how the published one stands on LINE. */
export async function seeMenu(parts: StudioParts, city: string): Promise<StudioResult<StudioMenu>> {
  const { bundle } = await openDraft(parts, city);
  const found = await menuOf(parts, city);
  const size = found === null ? null : imageSize(found.picture);
  if (found === null || size === null) return refuse("picture_wrong", { detail: "no_picture" });
  const { width, height } = size;
  const versionOf = (path: string) => {
    const text = bundle[path];
    return text === undefined ? null : parts.content.versionOf(text);
  };
  return {
    ok: true,
    value: {
      menu: found.menu,
      picture: { drawn: found.drawn, width, height, bytes: found.picture.length },
      files: { menu: versionOf(MENU_FILE), picture: versionOf(PICTURE_FILE) },
      line: await parts.records.menuLine(city),
    },
  };
}

/** The picture of the draft's menu; null when there is none. */
export async function seePicture(
  parts: StudioParts,
  city: string,
): Promise<{ bytes: Uint8Array; type: string } | null> {
  const picture = (await menuOf(parts, city))?.picture ?? null;
  const type = picture === null ? null : (imageSize(picture)?.type ?? null);
  return picture === null || type === null ? null : { bytes: picture, type };
}

/** Saves menu and picture into the draft, together. `picture_wrong` says what LINE has against the picture (`detail`). */
export async function saveMenu(parts: StudioParts, staff: Staff, ask: MenuSave): Promise<StudioResult<Saved>> {
  const { bundle } = await openDraft(parts, staff.city);
  const { picture } = ask;
  const fault = picture === null ? null : pictureFault(Buffer.from(picture.base64, "base64"));
  if (fault !== null) return refuse("picture_wrong", { detail: fault });
  const stored = picture !== null || bundle[PICTURE_FILE] !== undefined;
  const kind: CityMenu["picture"] = stored ? "stored" : "shipped";
  if (!stored && !fitsShippedPicture(ask.menu)) return refuse("picture_wrong", { detail: "other_tiles" });
  const menu = parts.content.writeValue(bundle[MENU_FILE] ?? HEAD, { ...ask.menu, picture: kind });
  if (menu === null) return refuse("edit_refused", { detail: MENU_FILE });
  const files: FileSave[] = [{ path: MENU_FILE, text: menu, was: ask.was.menu }];
  if (picture !== null) files.push({ path: PICTURE_FILE, text: pictureText(picture), was: ask.was.picture });
  const changed = files.filter(({ path, text }) => text !== bundle[path]);
  return changed.length === 0 ? refuse("nothing_changed") : saveDraft(parts, staff, changed);
}

/** Tries at once to bring the published menu to LINE. */
export async function hurryMenu(parts: StudioParts, staff: Staff): Promise<StudioResult<null>> {
  await parts.records.hurryMenu(staff, nowOf(parts));
  return { ok: true, value: null };
}

/** The draft's; where its files cannot be used, the published one. */
async function menuOf(parts: StudioParts, city: string): Promise<BundleMenu | null> {
  const { bundle, shown } = await openDraft(parts, city);
  return parts.content.menu(bundle) ?? parts.content.menu(shown.bundle);
}

/** Base64 needs no quotes, and a line of it is short enough to look at. */
function pictureText({ base64, drawn }: { base64: string; drawn: boolean }): string {
  const lines = base64.match(/.{1,120}/g) ?? [];
  return `# メニューの絵（PNGかJPEG）\ndrawn: ${drawn}\nbase64: |-\n${lines.map((line) => `  ${line}`).join("\n")}\n`;
}

const HEAD = "# トークの下に出るメニュー。絵は menus/picture.yaml にあります。\n";
