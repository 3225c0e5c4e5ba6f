import type { City } from "../../core/city/city.ts";
import type { DirectoryAnswer, DirectoryForm, LackingCharacters } from "../../core/directory/directory-exchange.ts";
import { openDraft } from "./open-draft.ts";
import { refuse, type StudioParts, type StudioResult } from "./studio-parts.ts";

/** What a file (base64) would change in the draft's offices. Changes nothing; `checks_failed` while the draft cannot be read itself. */
export async function readDirectory(
  parts: StudioParts,
  city: string,
  base64: string,
): Promise<StudioResult<DirectoryAnswer>> {
  const draft = await draftCity(parts, city);
  if (!draft.ok) return draft;
  const bytes = Buffer.from(base64, "base64");
  const rows = isWorkbook(bytes) ? parts.content.readTable(base64) : null;
  if (isWorkbook(bytes) && rows === null) return { ok: true, value: { read: false, why: "sheet_broken" } };
  const found = rows === null ? parts.directory.read(draft.value, bytes) : parts.directory.readSheet(draft.value, rows);
  return { ok: true, value: found.ok ? { read: true, changes: found.value } : { read: false, why: found.error } };
}

/** The draft's offices as a file. */
export async function writeDirectory(
  parts: StudioParts,
  city: string,
  form: DirectoryForm,
): Promise<StudioResult<{ bytes: Uint8Array; city: City }>> {
  const draft = await draftCity(parts, city);
  return draft.ok ? { ok: true, value: { bytes: parts.directory.write(draft.value, form), city: draft.value } } : draft;
}

/** Characters of the draft's offices that Shift_JIS has not. */
export async function lackingCharacters(parts: StudioParts, city: string): Promise<StudioResult<LackingCharacters>> {
  const draft = await draftCity(parts, city);
  return draft.ok ? { ok: true, value: parts.directory.lacking(draft.value) } : draft;
}

async function draftCity(parts: StudioParts, id: string): Promise<StudioResult<City>> {
  const { bundle } = await openDraft(parts, id);
  const { city, problems } = await parts.content.compile(bundle, id, { revision: null, today: null, checks: false });
  return city === null ? refuse("checks_failed", { problems }) : { ok: true, value: city };
}

/** A workbook is a zip archive. */
function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}
