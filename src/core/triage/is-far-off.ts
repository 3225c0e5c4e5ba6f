import type { Folded } from "./fold.ts";
import { compilePattern, occurs } from "./pattern.ts";

/**
 * Does somebody set apart what she says from herself and from now: with laughter, as a film, a song or a game, as study or work, as long
 * ago and over? By itself that proves nothing (「笑」 is written in despair, too); it only lets the model's doubt count.
 */
export function isFarOff({ text, source }: Folded): boolean {
  return LAUGHS.test(source) || occurs(WORDS, text);
}

const LAUGHS = /😂|🤣|😆|😹|(?:^|[^a-z])[wｗ]+(?:$|[^a-z])|[wｗ]{2,}|笑(?!え)|ㅋㅋ|哈哈|(?:k{3,}|lol|haha|kaka)\b/iu;

const WORDS = compilePattern(
  [
    // jokes, habits of speech
    "冗談|じょうだん|ジョーク|ネタ(?!じゃな|ではな)|口癖|口ぐせ",
    // long ago, or over
    "昔(?!から)|以前|年《ねん》(くらい|ほど)?前《まえ》(?!から)|当時|の(頃|ころ)は|時代に?は|今《いま》では|(今|もう|いま)は?…(大丈夫|元気|落ち着|平気|安心|幸せ|平和|穏やか|楽し)",
    "なくなりました|減りました|おさまりました|乗り越え",
    // denied
    "(わけ|訳)(では|じゃ)|とか(では|じゃ)な|とかは…(な|あり)|ほど(では|じゃ)な",
    // told, played, sung
    "ドラマ|映画|えいが|アニメ|漫画|マンガ|小説|推理|曲|歌|カラオケ|ゲーム|人狼|ライブ|推し|番組|動画|ニュース|ラジオ|怪談|演劇|芝居|夢《ゆめ》(を|に|の中)",
    // studied, taught, prevented
    "卒論|論文|レポート|授業|講座|講習|研修|セミナー|ポスター|チラシ|パンフ|ボランティア|課題|ロールプレイ|訓練|演習|展示|取材|啓発|問診|アンケート",
    "\\b(joke|joking|kidding|movie|film|drama|documentary|seminar|training|course|lecture|years ago|used to|novel|essay|song|game|volunteer)",
    "电影|电视剧|讲座|以前|游戏|开玩笑|영화|드라마|예전|강의|교육|게임|노래|농담",
    "\\b(filme|novela|palestra|curso|brincadeira|anos atrás|phim|trước đây|hội thảo|khóa học|bài hát|pelikula|noon|biro|kanta)\\b",
    "फिल्म|पहिले|तालिम|गीत|ठट्टा",
  ].join("|"),
);
