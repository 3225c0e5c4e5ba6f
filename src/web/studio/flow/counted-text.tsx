import { useId } from "react";
import type { Language } from "../../../core/language.ts";
import { countGraphemes } from "../../../core/line-message/text-length.ts";
import { checkEasyJapanese } from "../../../core/studio/easy-japanese.ts";
import { EASY_RULES } from "../../../core/studio/say-problem.ts";
import { editWords } from "../edit-words.ts";

/** LINE's limit of a text and the unit that it is counted in; `reserved` is taken already (the number before a label). */
export type Limit = { max: number; unit: "utf16" | "graphemes"; reserved: number };

type CountedTextProps = {
  name: string;
  language: Language;
  value: string | null;
  limit: Limit | null;
  /** What the checks say of it, besides what is seen here at once. */
  note: string | null;
  onNoteDone?: () => void;
  onChange: (text: string) => void;
};

/** One text in one language, with LINE's limit counted as it is typed, and what やさしい日本語 asks for. */
export function CountedText({ name, language, value, limit, note, onNoteDone, onChange }: CountedTextProps) {
  const id = useId();
  const text = value ?? "";
  const size = limit === null ? 0 : limit.reserved + (limit.unit === "utf16" ? text.length : countGraphemes(text));
  const over = limit !== null && size > limit.max;
  const missing = text.trim() === "";
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap justify-between gap-x-3 text-dns-14N-130 text-solid-gray-700">
        <label htmlFor={id}>
          <span className="sr-only">{name}：</span>
          {editWords.phone.languages[language]}
        </label>
        {limit === null ? null : (
          <span id={`${id}-count`} className={over ? "font-700 text-error-2" : ""}>
            {editWords.fields.count(size, limit.max)}
            {over ? `　${editWords.fields.over(size - limit.max)}` : ""}
          </span>
        )}
      </div>
      <textarea
        id={id}
        rows={1}
        lang={language === "en" ? "en" : "ja"}
        value={text}
        aria-invalid={over || undefined}
        aria-describedby={limit === null ? `${id}-note` : `${id}-count ${id}-note`}
        onChange={(event) => onChange(event.target.value)}
        className="field-sizing-content min-h-11 w-full rounded-8 border border-solid-gray-600 bg-white px-3 py-2 text-std-16N-170 hover:border-black aria-invalid:border-error-1"
      />
      <div id={`${id}-note`} className="flex flex-col text-dns-14N-130">
        {missing ? <p className="text-error-2">{editWords.fields.missing}</p> : null}
        {note === null ? null : (
          <p className="text-yellow-1100">
            {note}
            {onNoteDone === undefined ? null : (
              <button type="button" onClick={onNoteDone} className="ml-2 min-h-8 text-blue-1000 underline">
                {editWords.fields.keepAsIs}
              </button>
            )}
          </p>
        )}
        {language === "ja-easy" && !missing ? <EasyFindings text={text} /> : null}
      </div>
    </div>
  );
}

/** Where a text is hard to read, with the place marked, and what to do. */
function EasyFindings({ text }: { text: string }) {
  const found = checkEasyJapanese(text);
  if (found.length === 0) return null;
  return (
    <ul aria-label={editWords.fields.easy} className="flex flex-col gap-0.5 text-yellow-1100">
      {found.map(({ rule, part, from }) => (
        <li key={`${rule} ${from}`}>
          <mark className="bg-yellow-100 px-1 text-solid-gray-900">{part.replaceAll("\n", " ")}</mark>{" "}
          {EASY_RULES[rule]?.join("。") ?? rule}
        </li>
      ))}
    </ul>
  );
}
