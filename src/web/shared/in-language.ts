/** The languages of the desk. Japanese first: what is missing elsewhere does not compile. */
export const DESK_LANGUAGES = ["ja", "en"] as const;
export type DeskLanguage = (typeof DESK_LANGUAGES)[number];

const KEY = "tsunagu.desk-language";

/** The language chosen on this computer. Only the desk has a second one; read once, when the page loads. */
export const LANGUAGE: DeskLanguage = chosen();

/** The texts in the language of this page. */
export function inLanguage<T>(texts: Readonly<Record<DeskLanguage, T>>): T {
  return texts[LANGUAGE];
}

/** Keeps the choice for this computer and loads the page in it; drafts and filters stay. */
export function chooseLanguage(language: DeskLanguage): void {
  localStorage.setItem(KEY, language);
  location.reload();
}

function chosen(): DeskLanguage {
  if (typeof document === "undefined" || !location.pathname.startsWith("/desk")) return "ja";
  try {
    return localStorage.getItem(KEY) === "en" ? "en" : "ja";
  } catch {
    // Storage is switched off.
    return "ja";
  }
}
