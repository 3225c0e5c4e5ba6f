/** Letters and digits only, in one width and one kana: 「ﾔﾏﾀﾞ 花子さん」→「やまだ花子」, 「０９０−１２３４」→「0901234」. */
export function searchWord(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/(さん|さま|様|ちゃん|くん|君)$/u, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

const DIGITS_MIN = 4;

/** What a case can be found by: the name as a whole and in its parts, and the telephone number, whole and its last four digits. */
export function searchWordsOf(wishes: Readonly<Record<string, string>>): string[] {
  const { name = "", phone = "" } = wishes;
  const parts = name.split(/[\s　・]+/u).map(searchWord);
  const digits = searchWord(phone)
    .replace(/\D/g, "")
    .replace(/^81(?=\d{9,10}$)/, "0");
  const numbers = digits.length < DIGITS_MIN ? [] : [digits, digits.slice(-DIGITS_MIN)];
  return [...new Set([searchWord(name), ...parts, ...numbers])].filter((word) => word !== "");
}
