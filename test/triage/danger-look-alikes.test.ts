import { expect, test } from "vitest";
import { watchDanger } from "../../src/core/triage/watch-danger.ts";

test.each([
  // figures of speech
  "死ぬほど忙しい",
  "死ぬほど好き",
  "必死で働いています",
  "申し込みが殺到していますか",
  "暑くて死にそう",
  "眠くて死ぬ",
  "恥ずかしすぎて死ぬ",
  "推しが尊すぎて死ぬ",
  "笑い死にするかと思った",
  "スマホの充電が死んだ",
  "死んだように寝てました",
  "殺風景な部屋です",
  "忙殺されています",
  "時間をつぶせる場所はありますか",
  "首を長くして待っています",
  "首が痛くて整形外科に通っています",
  "会社をクビになりました",
  "肩をたたくと気持ちいいらしい",
  "太鼓をたたく教室はありますか",
  "手をたたいて喜んでいます",
  "悪口や陰口をたたく人がいます",
  "電話を切られました",
  "身を切る思いで",
  "飛び込みで相談に行ってもいいですか",
  "シミが消えたい…ではなく消したい",
  "仕事に追われています",
  "蚊に刺された",
  "killing time at city hall",
  "I'm dying to know the result",
  "my phone is dead",
  "this deadline",
  "배고파 죽겠어요",
  "笑死我了",
  // negation
  "死にたいわけではない",
  "死にたいわけじゃないです",
  "死にたいとは思いません",
  "死にたいなんて思っていません",
  "自殺するつもりはありません",
  "死ぬ気はないです",
  "虐待ではありません",
  "DVではないです",
  "殴られてはいません",
  "I don't want to die",
  "I am not suicidal",
  "我不想死",
  // others' stories, fiction, news
  "ドラマで人が死んだ",
  "ドラマで主人公が殺される場面がこわかった",
  "ニュースで虐待の事件を見ました",
  "ゲームの中で殺されるのが悔しい",
  "映画で自殺のシーンがあった",
  "「死にたい夜に」という本はありますか",
  "昨日変な夢を見て、追いかけられた",
  "飼っていた犬が死んだ",
  // death as a fact of life
  "父が亡くなった後の手続き",
  "祖母が死去しました。年金の手続きは？",
  "死亡届はどこに出しますか",
  "孤独死が心配です",
  "死ぬまで住み慣れた家で暮らしたい",
  "終活について教えてください",
  // the city's own words, study, work
  "自殺対策計画について",
  "自殺防止の研修の申込みはどこですか",
  "虐待防止の講演会はいつですか",
  "DV防止のポスターをもらえますか",
  "ホームレス支援のボランティアをしたい",
  "熱中症予防の講座はありますか",
  "ゲートキーパー研修に参加したいです",
  "虐待についての授業でレポートを書きます",
  "避難所はどこですか",
  "断水のお知らせを見ました",
  "水道工事はいつまでですか",
  "包丁の捨て方を教えて",
  "カッターの分別は？",
  // ordinary talk that shares letters with danger
  "わたしにたいして職員の態度が悪い",
  "この話にたいへん興味があります",
  "あしにたこができた",
  "話し方教室に行きたい",
  "子どもが言うことを聞いてくれない",
  "お風呂の水が止まらない",
  "水漏れが止まりません",
  "ミルクを飲まない赤ちゃん",
  "お米の値段が高い",
  "少し楽になりたいので介護サービスを使いたい",
  "手続きを早く終わりにしたいです",
  "夫の介護で疲れています",
  "母が認知症です",
  "家賃を払えません",
  "息子が不登校です",
  "上司に怒鳴られるので仕事を辞めたい",
  "離婚したいです",
  "ごみの日はいつですか",
  "ありがとうございました",
  "助かりました",
  "助けていただきありがとうございます",
  "電気の契約の名義変更",
  "電話で薬の飲み方を聞きたい",
  "薬を1日3回飲んでいます",
  "薬を全部飲んだら治りますか",
  "もう大丈夫です、さようなら",
  "バイバイまたね",
  "友達とけんかした",
  "おなかがいたい",
  "子ども食堂はありますか",
  "犬に噛まれた",
  "kodomo no hoikuen",
  "Where can I get help with my tax return?",
])("%s → 3", (text) => {
  const danger = watchDanger(text, null);
  expect(danger.evidence).toEqual([]);
  expect(danger).toEqual({ tier: 3, kinds: [], evidence: [] });
});

test.each([
  ["お腹すいて死にそうw", 2],
  ["育児がつらくて逃げたい", 2],
  ["もし虐待を見かけたらどこに連絡しますか", 2],
  ["昔いじめられて死にたかった", 2],
] as const)("%s is not worse than %i", (text, tier) => {
  expect(watchDanger(text, null).tier).toBeGreaterThanOrEqual(tier);
});

test("a look-alike beside a real sign does not hide it", () => {
  expect(watchDanger("死ぬほど忙しい。それと、もう消えてしまいたい", null).tier).toBe(2);
  expect(watchDanger("虐待ではありませんと言われたけど、ママがたたく", null).tier).toBe(1);
});

test("a long hostile text is read to its end, and comes out right", () => {
  for (const filler of ["母", "薬いっぱい", "夫が今日も", "死に", "もう疲れた、", "a ", "my husband "]) {
    const long = filler.repeat(Math.floor(4990 / filler.length));
    expect(watchDanger(`${long}。死にたい`, null).tier).toBeLessThanOrEqual(1);
  }
  expect(watchDanger("あ".repeat(5000), null).tier).toBe(3);
});
