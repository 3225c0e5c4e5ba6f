import type { EntryList } from "../../../core/studio/edit.ts";
import type { Fields } from "./pack-values.ts";

const NEW_SOURCE = "管理者の画面で足した";

/**
 * A new entry that its list's schema takes, with nothing in it that nobody has said. `begin` is said of all new ones here
 * (a window: who receives).
 */
export function newEntry(list: EntryList, id: string, name: string, begin: Fields): Fields {
  return { ...startOf(list, id, name), ...begin };
}

function startOf(list: EntryList, id: string, name: string): Fields {
  const known = { id, name, source: NEW_SOURCE };
  switch (list) {
    case "departments":
      return { id, name, domains: [], source: NEW_SOURCE };
    case "agencies":
      // Last of its domains, until somebody says that it comes first.
      return { id, name, role: "intake", domains: [], order: 9, source: NEW_SOURCE };
    case "areas":
      return { id, name, kana: "", aliases: [] };
    case "windows":
      return { key: id, name, topics: [], proposed: true, source: NEW_SOURCE };
    case "hotlines":
    case "national_hotlines":
      return {
        id,
        label: { ja: name, "ja-easy": "", en: "" },
        kinds: ["danger"],
        hours: null,
        source: NEW_SOURCE,
        expires: null,
      };
    case "meetings":
      return { ...known, kind: "existing" };
    case "criteria":
      return { id, text: name, sign: { domains_at_least: 3 }, proposed: true, source: NEW_SOURCE };
    case "indicators":
      return { id, programme: "", name, source: NEW_SOURCE };
    default:
      return list satisfies never;
  }
}
