import type { Language } from "../language.ts";
import { nameRules } from "./name-rules.ts";
import { phoneNumbersIn, phoneRule } from "./phone-numbers.ts";
import { introducedIn, namesIn } from "./reporter-names.ts";

/** What stands in place of who reported. A number that she did not tell as hers may be another's. */
const STANDS_FOR = {
  name: { ja: "（通報した方の名前）", en: "(the reporter's name)" },
  phone: { ja: "（通報した方の電話番号）", en: "(the reporter's number)" },
  number: { ja: "（電話番号）", en: "(a telephone number)" },
  mail: { ja: "（メールアドレス）", en: "(an e-mail address)" },
};

const MAIL = /(?<![\w.%+-])[\w.%+-]{1,64}@[\w-]+(?:\.[\w-]+)+/g;
/** Nobody has more names and numbers; whoever writes hundreds must not keep the page from opening. */
const KEPT_MAX = 20;

/**
 * Makes of a text one without the name and the number that she told as hers, however they are spelt (width, kana, gaps), and without
 * what else she has said of herself in `hers`, her own texts: names by which she introduces herself, numbers and addresses to reach her.
 * It looks at form: a nickname, an address or what only she can have seen stays.
 */
export function maskReporter(
  { name = "", phone = "" }: Readonly<Record<string, string>>,
  reads: Language = "ja",
  hers: readonly string[] = [],
): (text: string) => string {
  const language = reads === "en" ? "en" : "ja";
  const said = hers.map((text) => text.normalize("NFKC"));
  const told = phone.normalize("NFKC");
  const own = phoneNumbersIn(told);
  const names = [...namesIn(name.normalize("NFKC")), ...said.flatMap(introducedIn)];
  const rules = [
    ...mailsIn([told, ...said]).map((rule) => [rule, STANDS_FOR.mail[language]] as const),
    ...unique(own).map((digits) => [phoneRule(digits), STANDS_FOR.phone[language]] as const),
    ...unique(said.flatMap(phoneNumbersIn)).map((digits) => [phoneRule(digits), STANDS_FOR.number[language]] as const),
    ...unique(names).flatMap(ofName),
  ];
  return (text) => {
    const plain = text.normalize("NFKC");
    const said = introducedIn(plain).filter((one) => !names.includes(one));
    const masked = [...rules, ...said.flatMap(ofName)].reduce(
      (left, [rule, stand]) => left.replace(rule, stand),
      plain,
    );
    return masked === plain ? text : masked;
  };

  function ofName(one: string) {
    return nameRules(one).map((rule) => [rule, STANDS_FOR.name[language]] as const);
  }
}

function mailsIn(texts: readonly string[]): RegExp[] {
  const mails = unique(texts.flatMap((text) => text.match(MAIL) ?? []));
  return mails.map((mail) => new RegExp(mail.replace(/[.+]/g, "\\$&"), "giu"));
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].slice(0, KEPT_MAX);
}
