import type { Mention } from "./find-mentions.ts";
import { isPlainLead } from "./plain-lead.ts";

/** Where a folded text names a town of ours, at [from, to). */
export type Spot = { from: number; to: number };
/** `elsewhere`: in another municipality, whose name may not have been said. `doubt`: it may be ours or not. */
export type Whose = { kind: "ours" } | { kind: "doubt" } | { kind: "elsewhere"; name: string | null };

const SENTENCE =
  /[。!?]+|(?<=です|ます|でした|ました|だった|ですが|ますが|でしたが|ましたが|だが|けど|けれど|ので)[、。]/gu;
/** 「小平に近い」「小金井寄りの」「立川から」: the town is not in it. */
const RELEASED =
  /^の?駅?(?:に(?:近|ちか)(?:い(?:ほう|方|ところ|所)?の?|くの?|くて)|に隣接(?:した|する)|寄りの?|より(?:の|、)?|から(?:も?近い|すぐの|、)?|との(?:境|さかい|間|あいだ)(?:の|にある)?)/u;
/** 「小金井駅の近く」 may be on either side of the border, 「国分寺の隣」 is not in it. */
const VAGUE =
  /^(?:の?(?:駅|役所|街道|方面)|の?(?:市|町|村|区)?の?(?:近く|ちかく|そば|隣|となり|横|向こう|むこう|手前|外|先|境|周り|まわり)|以外|じゃな|では?な)/u;
const OWN_STATION = /^の?駅/u;
const INSIDE = /^(?:市?内|の中|のなか|駅|にある|在住|に|で)?の?/u;
const NOW = /.*(?:今|いま|現在)(?:は|の(?:家|住所|住まい|所|ところ)[はが]?|、)/u;
const BEFORE =
  /(?:^|[^駅手出])(?:前は|前に(?!あ)|前の(?:家|住所|住まい)|以前|まえは|昔|むかし|かつて|引っ越す前|越す前|もとは|元は|生まれ|出身)/u;
const LEFT = /^(?:市|町)?(?:から(?:引|越|移|転|出)|に住んで(?:い(?:まし)?|まし|)た|でした|だった)/u;
const DENIED = /^(?:じゃ|では?)な/u;

/** Whose a town at this spot is, from what stands around it in its own sentence. null: it is named only to say that it is not it. */
export function whoseTown(text: string, spot: Spot, mentions: readonly Mention[]): Whose | null {
  const after = text.slice(spot.to);
  if (DENIED.test(after)) return null;
  const appended = appendedTo(text, spot, mentions);
  if (appended !== null) return { kind: "elsewhere", name: appended.name };

  const begins = sentenceAt(text, spot.from);
  const near = mentions.findLast(({ from, to }) => from >= begins && to <= spot.from) ?? null;
  const said = text.slice(near?.to ?? begins, spot.from);
  const now = NOW.exec(said)?.[0] ?? "";
  const past = now === "" && (BEFORE.test(text.slice(begins, spot.from)) || LEFT.test(after));
  if (near === null || now !== "") return { kind: past || !isPlainLead(said.slice(now.length)) ? "doubt" : "ours" };

  const released = RELEASED.exec(said)?.[0];
  if (near.ours) {
    const away = released !== undefined || (VAGUE.test(said) && !OWN_STATION.test(said));
    return { kind: past || away || !isPlainLead(said.replace(INSIDE, "")) ? "doubt" : "ours" };
  }
  if (released !== undefined) return { kind: !past && isPlainLead(said.slice(released.length)) ? "ours" : "doubt" };
  return VAGUE.test(said) || past ? { kind: "doubt" } : { kind: "elsewhere", name: near.name };
}

/** The other municipality that somebody says to live in, whatever towns were named: 「小金井です。本町です」. */
export function claimedHome(text: string, mentions: readonly Mention[]): Mention | null {
  const claims = mentions.filter(({ ours, from, to }) => {
    const begins = sentenceAt(text, from);
    const before = text.slice(begins, from);
    return !ours && HOME_AFTER.test(text.slice(to)) && !NOT_HOME.test(before) && !BEFORE.test(before);
  });
  return claims.at(-1) ?? null;
}

/** Whether a municipality is only said to be near: what follows its name is 「に近い」「駅の近く」. */
export function onlyNear(after: string): boolean {
  return RELEASED.test(after) || VAGUE.test(after);
}

const HOME_AFTER =
  /^(?:市民|区民|町民|村民|の?(?:方|ほう|人|者))?(?:です|だ(?!った)|に(?:住(?!んで(?:い(?:まし)?|まし)?た)|いま(?!した)|いる|引っ越し|引越|越し)|在住|で暮ら)/u;
const NOT_HOME = /(?:実家|職場|会社|学校|勤め先|病院|出身|生まれ)(?:は|が|も)$/u;
const APPENDED = /^(?:[、。(]|です|だけど|けど|[はがの]|\d|丁目|番地?|号|-)*$/u;
const ENDS_THERE = /^(?:の(?:方|ほう))?(?:です|だよ?)?[)、。]*$/u;

/** 「本町（小金井市）」「本町です、小金井の」 */
function appendedTo(text: string, spot: Spot, mentions: readonly Mention[]): Mention | null {
  return (
    mentions.find(
      ({ ours, from, to }) =>
        !ours &&
        from >= spot.to &&
        APPENDED.test(text.slice(spot.to, from)) &&
        ENDS_THERE.test(text.slice(to).replace(/^の(?=$|[。、])/u, "")),
    ) ?? null
  );
}

/** Where the sentence begins that this place of a text belongs to. */
function sentenceAt(text: string, place: number): number {
  const ends = [...text.slice(0, place).matchAll(SENTENCE)].map(({ index, 0: mark }) => index + mark.length);
  return ends.at(-1) ?? 0;
}
