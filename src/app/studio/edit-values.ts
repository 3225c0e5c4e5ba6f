import type { Staff } from "../../core/casework/case.ts";
import { MenuPicture } from "../../core/city-menu.ts";
import { type Bundle, DANGER_FILE, kindOf, MENU_FILE, PICTURE_FILE } from "../../core/studio/bundle.ts";
import type { FileValue, StudioContents, ValueSave, ValuesSaved } from "../../core/studio/contents-view.ts";
import { bundleOf, openDraft } from "./open-draft.ts";
import { saveDraft } from "./save-draft.ts";
import { refuse, type StudioParts, type StudioResult } from "./studio-parts.ts";

/** What forms edit: all files of the draft or a revision but the talks, as values. */
export async function seeContents(parts: StudioParts, city: string, of: string): Promise<StudioResult<StudioContents>> {
  const bundle = await bundleOf(parts, city, of);
  if (bundle === null) return refuse("revision_unknown");
  const { stored } = await openDraft(parts, city);
  const paths = Object.keys(bundle)
    .filter((path) => kindOf(path) !== "talk")
    .toSorted();
  return {
    ok: true,
    value: { version: stored.version, files: paths.map((path) => fileValue(parts, path, bundle[path] ?? null)) },
  };
}

/** Saves values as the files' own text, changed where they differ. All or none; `edit_refused` names the file that cannot say it. */
export async function saveValues(
  parts: StudioParts,
  staff: Staff,
  saves: readonly ValueSave[],
): Promise<StudioResult<ValuesSaved>> {
  const { bundle } = await openDraft(parts, staff.city);
  const texts = saves.map(({ path, value, was }) => ({ path, was, text: textOf(parts, bundle, path, value) }));
  const stuck = texts.find(({ text }) => text === "unwritable");
  if (stuck !== undefined) return refuse("edit_refused", { detail: stuck.path });
  const files = texts.map(({ text, ...rest }) => ({ ...rest, text: text === "unwritable" ? null : text }));
  const saved = await saveDraft(parts, staff, files);
  if (!saved.ok) return saved;
  const values = saved.value.files.map(({ path, text }) => fileValue(parts, path, text));
  return { ok: true, value: { version: saved.value.version, files: values } };
}

function textOf({ content }: StudioParts, bundle: Bundle, path: string, value: unknown): string | null | "unwritable" {
  if (value === null) return null;
  const picture = path === PICTURE_FILE ? MenuPicture.safeParse(value) : null;
  if (picture?.success === true) return content.pictureText(picture.data);
  return content.writeValue(bundle[path] ?? HEADS[path] ?? "", value) ?? "unwritable";
}

/** What stands at the head of a file that the studio makes. */
const HEADS: Readonly<Record<string, string>> = {
  [DANGER_FILE]: `# この市で変えた「危険のことば」。はじめから入っている決まりは、プログラムにあります。
# own: 足した決まり　changed: 変えた決まり　accepted: 見つかる文がへることを、わかって決めた理由
`,
  [MENU_FILE]: "# トークの下に出るメニュー。絵は menus/picture.yaml にあります。\n",
};

function fileValue({ content }: StudioParts, path: string, text: string | null): FileValue {
  const value = text === null ? null : (content.readValue(path, text) ?? null);
  return { path, kind: kindOf(path), version: text === null ? null : content.versionOf(text), value };
}
