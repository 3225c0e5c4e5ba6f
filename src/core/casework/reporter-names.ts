/** What people write around their name when they are asked for it, or told it without being asked. */
const BEFORE =
  /^(?:(?:私|わたし|わたくし|僕|ぼく|俺|こちら)(?:の名前)?は?|(?:お?名前|なまえ|氏名|ニックネーム|あだ名)(?:は|で|:)?|(?:I am|I'm|my name is|name:?))[\s、,]*/iu;
const AFTER =
  /[\s、,]*(?:と(?:申し|もうし|言い|いい)ます|と呼んで(?:下さい|ください)?|で(?:お願い|おねがい)します|でいいです|です|だよ|だ|[。.!])+$/u;
const HONORIFIC = /(?:さん|さま|様|ちゃん|くん|君|氏)$/u;
/** Who wants no name is not called so. */
const NO_NAME =
  /^(?:[^の]{1,8}の)?(?:匿名(?:希望)?|とくめい|なし|無し|ない|秘密|ひみつ|名無し|言えない|言いたくない|anonymous|none|no|secret|者|もの|人|ひと|友人|友達|知人|住民|住人|隣人|近所|主婦|家族|.*(?:ない|たい|ほしい|ください|下さい))?$/iu;

/** Who says her name without having been asked for it; each finds the name alone. */
const SAYS_HER_NAME = [
  /(?<![\p{sc=Han}\p{sc=Katakana}ー])[\p{sc=Han}\p{sc=Katakana}ー々]{1,8}(?:[ 　][\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー々]{1,8})?(?=と(?:申し|もうし))/gu,
  /(?<![\p{L}\p{N}])[\p{sc=Hiragana}ー]{2,6}(?:[ 　][\p{sc=Hiragana}ー]{2,6})?(?=と(?:申し|もうし))/gu,
  /(?<=名前は[ 　、]?)[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー々]{1,8}?(?:[ 　][\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー々]{1,8}?)?(?=です|といい|と言い|と申|ともうし)/gu,
  /(?<=\b[Mm]y name is )[\p{Lu}][\p{L}'-]*(?: [\p{Lu}][\p{L}'-]*)*/gu,
];

/** The names that an answer to "by what name" holds: 「私は山田花子（やまだはなこ）です」 holds two. `answer`: NFKC. */
export function namesIn(answer: string): string[] {
  const pieces = answer.split(/[()[\]「」『』/、。,;\n]/u).flatMap((piece) => {
    const name = bare(piece);
    // 「隣の山田」
    const own = /^[^の]{1,8}の(.+)$/u.exec(name)?.[1];
    return own === undefined ? [name] : [name, own];
  });
  return [...new Set([bare(answer), ...pieces].filter((name) => !NO_NAME.test(name)))];
}

/** The names by which she introduces herself in a text. `text`: NFKC. */
export function introducedIn(text: string): string[] {
  return SAYS_HER_NAME.flatMap((rule) => text.match(rule) ?? []).filter((name) => !NO_NAME.test(name));
}

function bare(piece: string): string {
  const name = piece
    .replace(/\p{Cf}/gu, "")
    .trim()
    .replace(BEFORE, "")
    .replace(AFTER, "")
    .trim();
  return name.replace(HONORIFIC, "").trim();
}
