import { Button } from "./button.tsx";
import { chooseLanguage, DESK_LANGUAGES, LANGUAGE } from "./in-language.ts";

const NAMES = { ja: "日本語", en: "English" } as const;

/** To the other language of the desk; kept on this computer. Other pages have one language, and no switch. */
export function LanguageSwitch({ className = "" }: { className?: string }) {
  if (!location.pathname.startsWith("/desk")) return null;
  return DESK_LANGUAGES.filter((language) => language !== LANGUAGE).map((language) => (
    <Button
      key={language}
      look="quiet"
      size="small"
      lang={language}
      className={className}
      onClick={() => chooseLanguage(language)}
    >
      {NAMES[language]}
    </Button>
  ));
}
