import { useState } from "react";
import { hotlinesFor } from "../../../core/city/hotlines-for.ts";
import { hotlineBubble } from "../../../core/flow/hotline-bubble.ts";
import { LANGUAGES, type Language } from "../../../core/language.ts";
import type { DangerKind } from "../../../core/triage/understanding.ts";
import { useNow } from "../../shared/use-now.ts";
import { names } from "../../staff/names.ts";
import { usePack } from "../city/use-pack.ts";
import type { OpenStudio } from "../draft/open-studio.ts";
import { editWords } from "../edit-words.ts";
import { Segments } from "../flow/small-fields.tsx";
import { useText } from "../flow/use-text.ts";
import { BubbleView } from "../phone/bubble-view.tsx";
import { dangerWords } from "./danger-words.ts";

const say = dangerWords.phone;
const TIERS = ["0", "1", "2"] as const;
const TIER_NUMBERS = { 0: 0, 1: 1, 2: 2 } as const;
type Tier = (typeof TIERS)[number];
type Hour = keyof typeof say.hours;
const AT = { day: "T14:00:00+09:00", night: "T02:00:00+09:00" } as const satisfies Record<Hour, string>;
/** The browser knows no holidays; the line above the phone says so. */
const NO_HOLIDAYS: ReadonlySet<string> = new Set();

/** What a resident reads first when this danger is heard, with the numbers that answer then; of the draft, as it is typed. */
export function DangerPhone({ studio, kind }: { studio: OpenStudio; kind: DangerKind }) {
  const [language, setLanguage] = useState<Language>("ja");
  const [tier, setTier] = useState<Tier>("0");
  const [hour, setHour] = useState<Hour>("day");
  const pack = usePack(studio);
  const today = new Date(useNow() + 9 * 3_600_000).toISOString().slice(0, 10);
  const text = useText(studio, language, `danger:first.${tier}_${kind}`) ?? "";
  const title = useText(studio, language, "danger:card") ?? "";
  const call = useText(studio, language, "common:call") ?? "";
  const [partner, at] = [kind === "dv", today + AT[hour]];
  const query = { kinds: [kind], tier: TIER_NUMBERS[tier], partner, ageBand: null, at, language };
  const lines = pack.data == null ? null : hotlinesFor(pack.data, { ...query, holidays: NO_HOLIDAYS });
  const card =
    lines === null
      ? null
      : hotlineBubble(lines, language, { title, call: (number) => call.replace(/\{\{\s*number\s*\}\}/, number) });
  return (
    <section aria-label={say.title} className="flex max-w-100 flex-col gap-3">
      <h3 className="text-std-16B-170">{say.title}</h3>
      <Segments
        label={say.tier}
        options={TIERS.map((each) => [each, names.tier[each]] as const)}
        value={tier}
        onChange={setTier}
      />
      <Segments
        label={editWords.phone.language}
        options={LANGUAGES.map((each) => [each, editWords.phone.languages[each]] as const)}
        value={language}
        onChange={setLanguage}
      />
      <Segments
        label={say.hour}
        options={[
          ["day", say.hours.day],
          ["night", say.hours.night],
        ]}
        value={hour}
        onChange={setHour}
      />
      <div
        lang={language === "en" ? "en" : "ja"}
        className="flex flex-col gap-2 rounded-24 border-4 border-solid-gray-800 bg-chat-sky p-3"
      >
        {text === "" ? null : <BubbleView bubble={{ kind: "text", text }} />}
        {card === null ? null : <BubbleView bubble={card} />}
      </div>
      <p className="text-dns-14N-130 text-solid-gray-700">{say.note}</p>
    </section>
  );
}
