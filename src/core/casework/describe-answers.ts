import type { Language } from "../language.ts";
import type { Script } from "../script.ts";
import type { CaseOpening } from "./case-opening.ts";
import type { CaseView } from "./views.ts";

/**
 * What was answered about urgency and wishes, in the language that staff read, as the published texts name it: `common:wish.<name>` is the
 * label, `common:wish.<name>_<value>` a value's words. An answer without a label served the conversation only and is left out;
 * a value without words was typed by the resident and is shown as it is. What is urgent is called as on its button in the first
 * flow (`<flow>:urgent.<value>`).
 */
export function describeAnswers(
  texts: Texts,
  opening: Pick<CaseOpening, "urgent" | "wishes" | "language">,
  reads: Language = "ja",
): CaseView["answers"] {
  const isJapanese = opening.language === "ja" || opening.language === "ja-easy";
  const valueIn = (language: Language, name: string, value: string) =>
    value
      .split(",")
      .map((each) => inWords(texts, `common:wish.${name}_${each}`, each, language))
      .join(language === "ja" ? "、" : ", ");
  const wishes = Object.entries(opening.wishes)
    .filter(([name]) => texts.has(`common:wish.${name}`))
    .map(([name, value]) => ({
      label: texts.words(reads, `common:wish.${name}`),
      text: valueIn(reads, name, value),
      own: isJapanese || opening.language === reads ? null : valueIn(opening.language, name, value),
    }));
  const urgent = opening.urgent;
  return { urgent: urgent === null ? null : inWords(texts, `${texts.main}:urgent.${urgent}`, urgent, reads), wishes };
}

type Texts = Pick<Script, "words" | "has" | "main">;

function inWords(texts: Texts, key: string, value: string, language: Language): string {
  return texts.has(key) ? texts.words(language, key) : value;
}
