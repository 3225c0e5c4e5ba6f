import { expect, test } from "vitest";
import { understand } from "../../src/core/triage/understand.ts";

/** First domain and topics that must be among those found. */
test.each([
  // elderly
  ["母の物忘れがひどくなってきた", "elderly", ["care"]],
  ["ばあちゃんが徘徊して困ってる", "elderly", ["care"]],
  ["要介護認定を受けたいのですが、一人で動けません", "elderly", ["care"]],
  ["一人暮らしの父が心配です。茨城に住んでます", "elderly", ["care"]],
  ["じいちゃんが運転やめてくれなくてこわい", "elderly", ["care"]],
  ["退院後の母の生活が心配", "elderly", ["care"]],
  ["おかあさんが なんども おなじことを いう", "elderly", ["care"]],
  ["ケアマネさんと合わない", "elderly", ["care"]],
  ["足腰が弱って買い物に行けない。82です", "elderly", ["care"]],
  ["身寄りがなくて入院の保証人がいません。75歳", "elderly", []],
  ["老老介護でもう疲れたよ", "elderly", ["care"]],
  ["Grandma keeps forgetting things, she has dementia", "elderly", ["care"]],
  ["我妈妈有老年痴呆", "elderly", ["care"]],
  // disability
  ["障害者手帳の申請をしたい。困っています", "disability", ["health"]],
  ["うつで何もできません", "disability", ["health"]],
  ["統合失調症の弟が薬を飲まなくなった", "disability", ["health"]],
  ["B型作業所を探しています、困ってて", "disability", ["health"]],
  ["耳がきこえません。手話で相談できますか", "disability", ["health"]],
  ["こころがしんどくて眠れない", "disability", ["health"]],
  ["大人の発達障害かもしれなくて仕事が続かない", "disability", ["health"]],
  ["アルコール依存の夫をどうにかしたい", "disability", ["health"]],
  ["難病と言われて不安です", "disability", ["health"]],
  ["パニックになって電車に乗れない", "disability", ["health"]],
  ["I have depression and can't sleep", "disability", ["health"]],
  // child
  ["夜泣きがひどくて寝れません😭", "child", ["childcare"]],
  ["子育てがつらい", "child", ["childcare"]],
  ["イヤイヤ期で毎日怒鳴っちゃう", "child", ["childcare"]],
  ["保育園に落ちて仕事に戻れない", "child", ["childcare"]],
  ["赤ちゃんがミルク飲まない、どうしよう", "child", ["childcare"]],
  ["いじめられてる", "child", []],
  ["クラスの子に無視される", "child", []],
  ["娘が万引きで補導されました", "child", ["childcare"]],
  ["産後うつかもしれない", "child", ["childcare"]],
  ["こどもとふたりきりで、いくじがくるしい", "child", ["childcare"]],
  ["反抗期の中学生の息子とうまくいかない", "child", ["childcare"]],
  ["My baby cries all night and I have no help", "child", ["childcare"]],
  // poverty
  ["お金がない", "poverty", ["income"]],
  ["おかねがない。たすけて", "poverty", ["income"]],
  ["生活保護を受けたい", "poverty", ["income"]],
  ["仕事をクビになって来月から収入がない", "poverty", ["job", "income"]],
  ["家賃が2か月払えていません", "poverty", ["rent"]],
  ["借金が三百万あって取り立てが来る", "poverty", ["debt"]],
  ["リボ払いが終わらない", "poverty", ["debt"]],
  ["パチンコで全部使ってしまった", "poverty", ["debt"]],
  ["住むところがなくなります", "poverty", ["housing"]],
  ["ネットカフェで寝泊まりしてる", "poverty", ["housing"]],
  ["三日食べてない", "poverty", ["food"]],
  ["食べるものがありません", "poverty", ["food"]],
  ["電気止められた", "poverty", ["bills"]],
  ["年金だけでは生活できません", "poverty", ["income"]],
  ["派遣切りにあった", "poverty", ["job"]],
  ["ハローワーク行っても仕事みつかんねえ", "poverty", ["job"]],
  ["刑務所を出たばかりで行くところがない", "poverty", []],
  ["奨学金が返せない", "poverty", ["debt"]],
  ["物価高で家計が苦しい", "poverty", ["income"]],
  ["I have no money for food", "poverty", ["food"]],
  ["Tôi không có tiền", "poverty", ["income"]],
  ["estou sem emprego", "poverty", ["income"]],
  // other
  ["騙されて契約してしまった", "other", ["other"]],
  ["残業代が払われない", "other", ["work"]],
  ["パワハラで会社に行けない", "other", ["work"]],
  ["町内会でのけ者にされてる。近所とうまくいかない", "other", ["community"]],
  ["離婚したい。夫とうまくいかない", "other", ["family"]],
  ["友達がいなくて寂しい", "other", ["community"]],
  ["空き家の雑草がひどくて困っている", "other", ["housing"]],
  ["ネットに悪口を書かれた。誹謗中傷で困っています", "other", ["other"]],
  ["遺産相続でもめています", "other", ["family"]],
  ["外国人だからと部屋を借りられない。差別だと思う", "other", ["other"]],
  ["ストーカーされてる", "other", ["violence"]],
  ["my neighbor is very noisy at night", "other", ["community"]],
] as const)("%s → %s", (text, first, topics) => {
  const understood = understand([text], {}, null);
  expect(understood.domains[0]?.domain).toBe(first);
  expect(understood.kind).toBe("consultation");
  const found = understood.topics.map(({ topic }) => topic);
  for (const topic of topics) expect(found).toContain(topic);
});

test.each([
  ["ごみの日はいつですか", "question"],
  ["粗大ごみの出し方を教えて", "question"],
  ["住民票はどこで取れますか", "question"],
  ["市役所は何時まで", "question"],
  ["保育園の申し込みはいつまでですか", "question"],
  ["介護保険の申請に必要なものは何ですか", "question"],
  ["マイナンバーカードの更新について", "question"],
  ["予防接種はどこで受けられますか", "question"],
  ["父が亡くなった後の手続きを教えてください", "question"],
  ["What day is garbage collection?", "question"],
  ["こんにちは", "greeting"],
  ["はじめまして。よろしくお願いします", "greeting"],
  ["おはよ〜", "greeting"],
  ["hello", "greeting"],
  ["ありがとうございました", "thanks"],
  ["ありがと！助かりました", "thanks"],
  ["thank you so much", "thanks"],
  ["谢谢", "thanks"],
  ["ああああ", "other"],
  ["asdfgh", "other"],
  ["うんこ", "other"],
  ["今日はいい天気", "other"],
  ["ラーメン食べたい", "other"],
  ["市役所の対応が最悪。ふざけるな", "other"],
  ["税金泥棒", "other"],
  ["12345", "other"],
  ["", "other"],
  ["こんにちは。母の介護で困っています", "consultation"],
  ["ありがとう。でもまだ家賃が払えません", "consultation"],
  ["家賃が払えません。どうなりますか？", "consultation"],
  ["相談したいことがあります", "consultation"],
  ["つらい", "consultation"],
] as const)("%s is a %s", (text, kind) => {
  expect(understand([text], {}, null).kind).toBe(kind);
});

test.each([
  "つらい",
  "どうしたらいいかわかりません",
  "相談したい",
  "ああああ",
  "うん",
  "はい",
  "困ってます",
  "いろいろ大変で",
])("%s: too little to be sure, nothing is guessed", (text) => {
  const understood = understand([text], {}, null);
  expect(understood.sure).toBe(false);
  expect(understood.domains).toEqual([]);
});
