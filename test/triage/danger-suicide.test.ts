import { expect, test } from "vitest";
import { watchDanger } from "../../src/core/triage/watch-danger.ts";

test("where a sentence has ended, a new line is a new one", () => {
  expect(watchDanger("金魚が死に。\nたいへん悲しいです", null).tier).toBe(3);
});

test.each([
  // 0: it is happening
  ["薬いっぱい飲んだ", 0],
  ["さっき睡眠薬を全部飲みました", 0],
  ["クスリたくさんのんじゃった、ふらふらする", 0],
  ["ロキソニン 30錠 一気に飲んだ", 0],
  ["💊いっぱい飲んじゃった", 0],
  ["ODしちゃった", 0],
  ["オーバードーズした。眠い", 0],
  ["手首切った、血が止まらない", 0],
  ["てくび　きっちゃった", 0],
  ["今から首つるわ", 0],
  ["これから死にます。ありがとう", 0],
  ["いまからしにます", 0],
  ["橋の上に来た。飛び降りる", 0],
  ["屋上にいます。もう楽になります", 0],
  ["ロープを首にかけた", 0],
  ["I took all my pills", 0],
  ["I'm going to kill myself tonight", 0],
  ["我吃了很多安眠药", 0],
  // 1: wish with intent, plan, means, farewell, self-harm — in every spelling
  ["死にたい", 1],
  ["しにたい", 1],
  ["シニタイ", 1],
  ["ｼﾆﾀｲ", 1],
  ["しにたぃ", 1],
  ["死にた〜い", 1],
  ["死にたーーーい！！！", 1],
  ["しにたあああい", 1],
  ["死 に た い", 1],
  ["死.に.た.い", 1],
  ["死、に、た、い", 1],
  ["し\nに\nた\nい", 1],
  ["もう死に\nたい", 1],
  ["生きて \r\n　いたくない", 1],
  ["i want to\nkill myself", 1],
  ["死…に…た…い…", 1],
  ["し😭に😭た😭い😭", 1],
  ["死にた(´；ω；｀)い", 1],
  ["しにたいた", 1],
  ["タヒにたい", 1],
  ["氏にたい", 1],
  ["4にたい", 1],
  ["死にてぇ", 1],
  ["死にたすぎる", 1],
  ["もう死にたいべ", 1],
  ["死にたくてたまんねえんだ", 1],
  ["shinitai", 1],
  ["mou shinitai yo", 1],
  ["わたし しにたい です", 1],
  ["しのうとおもう", 1],
  ["明日死のうと思っています", 1],
  ["もう死ぬしかない", 1],
  ["誕生日に死ぬ", 1],
  ["楽に死ねる方法おしえて", 1],
  ["致死量ってどれくらい", 1],
  ["もう無理ばいばい", 1],
  ["みんなさようなら", 1],
  ["今までありがとう。さようなら", 1],
  ["遺書を書きました", 1],
  ["首を…", 1],
  ["飛び降りようかな", 1],
  ["電車に飛び込みたい", 1],
  ["自殺したいです", 1],
  ["子どもと一緒に死のうと思う", 1],
  ["もう殺してください", 1],
  ["人生終わりにします", 1],
  ["主人のところへ逝きたい", 1],
  ["リスカがやめられない", 1],
  ["腕を切りたくなる", 1],
  ["ODしたい", 1],
  ["生きていたくない", 1],
  ["もう生きられません", 1],
  ["友達が死にたいって言ってる。どうしよう", 1],
  ["息子が自殺をほのめかしています", 1],
  ["死にたいと思わない日はない", 1],
  ["死ぬほど忙しいし、もう本当に死にたい", 1],
  ["I want to die", 1],
  ["k i l l  m y s e l f", 1],
  ["i feel suicidal", 1],
  ["我不想活了", 1],
  ["죽고 싶어요", 1],
  ["Tôi muốn chết", 1],
  ["eu quero morrer", 1],
  ["gusto ko nang mamatay", 1],
  ["मलाई मर्न मन लाग्छ", 1],
  // 2: passive
  ["消えたい", 2],
  ["きえてしまいたい", 2],
  ["消えてしまいたい、つかれた", 2],
  ["いなくなりたい", 2],
  ["私なんかいないほうがいい", 2],
  ["楽になりたい", 2],
  ["生きてるのがつらい", 2],
  ["生きている意味がわかりません", 2],
  ["死んだほうがましだ", 2],
  ["ときどき死にたくなることがある", 2],
  ["死にたい気持ちになります", 2],
  ["はやくお迎えが来てほしいわ", 2],
  ["このまま目が覚めなければいいのに", 2],
  ["もう何もかも嫌になった", 2],
  ["生まれてこなければよかった", 2],
  ["死にたいw", 2],
  ["昔は死にたいと思っていました。今は大丈夫です", 2],
  ["I don't want to live anymore", 2],
])("%s → %i", (text, tier) => {
  const danger = watchDanger(text, null);
  expect(danger.tier).toBe(tier);
  expect(danger.kinds).toContain("suicide");
});

test("evidence is quoted in the resident's own spelling, with the rule that read it", () => {
  expect(watchDanger("もう、ｼﾆﾀｲです", null).evidence).toContainEqual({ text: "ｼﾆﾀｲ", rule: "suicide.wish" });
  expect(watchDanger("mou shinitai", null).evidence).toContainEqual({ text: "shinitai", rule: "suicide.wish" });
});

test("several dangers in one message: the worst first, every kind named", () => {
  const danger = watchDanger("夫に殴られて、三日食べてない。薬を全部飲んだ", null);
  expect(danger.tier).toBe(0);
  expect(danger.kinds[0]).toBe("suicide");
  expect([...danger.kinds].sort()).toEqual(["destitution", "dv", "suicide"]);
});
