import { expect, test } from "vitest";
import { understand } from "../../src/core/triage/understand.ts";

type Row = { text: string | readonly string[]; first: string; also?: readonly string[]; patterns?: readonly string[] };

/** facts/domain.md §5: who is 主, who stands beside, and the pattern staff should notice. */
const ROWS: readonly Row[] = [
  // arrears of rent, tax, utilities: poverty first
  { text: "家賃を三か月滞納しています", first: "poverty" },
  { text: "税金が払えず、差押えの通知が来ました", first: "poverty" },
  { text: "国保の保険料を滞納してて保険証が使えない", first: "poverty" },
  { text: "でんきだいがはらえなくて、とめられそう", first: "poverty" },
  { text: "市営住宅の家賃が払えません", first: "poverty" },
  { text: "水道代ためちゃって、どうすっぺ", first: "poverty" },
  // dementia before 65
  {
    text: "夫(58)が若年性認知症と診断されました。会社も辞めることになり、高校生の子どもがいます",
    first: "elderly",
    also: ["disability", "child"],
    patterns: ["dementia_under_65"],
  },
  {
    text: "52歳の妻が物忘れがひどくて、アルツハイマーと言われた",
    first: "elderly",
    also: ["disability"],
    patterns: ["dementia_under_65"],
  },
  { text: "若年性アルツハイマーです", first: "elderly", also: ["disability"], patterns: ["dementia_under_65"] },
  // 65 and over with disability
  {
    text: "ずっと障害福祉サービスを使っていますが、今度65歳になります。介護保険に変わると言われました",
    first: "disability",
    also: ["elderly"],
  },
  { text: "68歳の父は車椅子です。お風呂の介助が必要になりました", first: "elderly", also: ["disability"] },
  {
    text: "72歳、視覚障害の手帳があります。同行援護は使えますか。困っています",
    first: "disability",
    also: ["elderly"],
  },
  // 8050
  {
    text: "82歳です。52歳の息子が20年ひきこもっていて、私が死んだらどうなるか心配です",
    first: "elderly",
    also: ["poverty"],
    patterns: ["8050", "hikikomori"],
  },
  { text: "80の母と、働かない50の兄が実家にいます", first: "elderly", also: ["poverty"], patterns: ["8050"] },
  { text: "年金暮らしですが四十八歳の娘が仕事をしていなくて", first: "elderly", also: ["poverty"], patterns: ["8050"] },
  {
    text: "80代の母の年金で暮らしている50歳です。仕事がなく引きこもっています",
    first: "poverty",
    also: ["elderly"],
    patterns: ["8050"],
  },
  {
    text: "親の年金で生活しています。10年以上働いていません。親が死んだら生きていけない",
    first: "poverty",
    also: ["elderly"],
    patterns: ["8050"],
  },
  // young carers, who never use the word
  {
    text: "中2です。おばあちゃんの介護で学校に行けない日がある",
    first: "child",
    also: ["elderly"],
    patterns: ["young_carer"],
  },
  { text: "おとうとのせわをしてるから しゅくだいができない", first: "child", patterns: ["young_carer"] },
  { text: "ママがうつで、ごはんは私がつくってる", first: "child", also: ["disability"], patterns: ["young_carer"] },
  {
    text: "高1です。障害のある妹の面倒を毎日みてて部活やめた",
    first: "child",
    also: ["disability"],
    patterns: ["young_carer"],
  },
  {
    text: "お母さんが日本語わからないから病院の通訳をしてて学校休む。中学生です",
    first: "child",
    patterns: ["young_carer"],
  },
  {
    text: "19歳の大学生です。認知症の祖母の介護を私がしています",
    first: "elderly",
    also: ["child"],
    patterns: ["young_carer"],
  },
  // double care
  { text: "母の介護と3歳の子の育児で限界です", first: "child", also: ["elderly"], patterns: ["double_care"] },
  {
    text: "妊娠8か月ですが、義父の認知症の世話もしていてつらい",
    first: "child",
    also: ["elderly"],
    patterns: ["double_care", "pregnancy"],
  },
  // child development, with and without diagnosis
  { text: "2歳の息子の言葉が遅くて健診で相談をすすめられました", first: "child", also: ["disability"] },
  { text: "保育園で落ち着きがないと言われた。発達が気になります", first: "child", also: ["disability"] },
  { text: "7歳の自閉症の息子、受給者証があります。放デイを探してます", first: "disability", also: ["child"] },
  { text: "小3の娘がADHDと診断されました", first: "disability", also: ["child"] },
  // school refusal, hikikomori
  { text: "中1の娘が学校に行きません", first: "child", patterns: ["school_refusal"] },
  { text: "むすこが がっこうに いきたくないと いいます", first: "child", patterns: ["school_refusal"] },
  { text: "学校こわい。部屋から出られない。中3です", first: "child", patterns: ["school_refusal"] },
  { text: "35歳の息子がずっとひきこもりです", first: "poverty", patterns: ["hikikomori"] },
  { text: "10年くらい家にいる。外に出るのが怖い", first: "poverty", patterns: ["hikikomori"] },
  // consumer fraud
  { text: "80歳の母が高い布団を買わされた", first: "other", also: ["elderly"], patterns: ["consumer_fraud"] },
  { text: "屋根の工事の契約をしてしまった。詐欺かもしれない", first: "other", patterns: ["consumer_fraud"] },
  { text: "スマホに身に覚えのない請求がきた", first: "other", patterns: ["consumer_fraud"] },
  // partner violence, with and without blows
  { text: "夫が生活費をくれない。携帯もチェックされる", first: "other", patterns: ["dv"] },
  { text: "夫に殴られます。5歳の子どもの前でもです", first: "other", also: ["child"], patterns: ["dv"] },
  { text: "だんなにお金も渡してもらえず、出かけるのも監視されてる", first: "other", patterns: ["dv"] },
  // neighbours
  { text: "隣の家がゴミ屋敷で臭いがひどい", first: "other", patterns: ["neighbours", "hoarding"] },
  { text: "近所の80代のおじいさんの家がごみ屋敷です", first: "elderly", also: ["other"], patterns: ["hoarding"] },
  { text: "隣のおばあさんが最近歩くのもやっとで心配", first: "elderly", patterns: ["neighbours"] },
  { text: "上の階の足音がうるさい", first: "other", patterns: ["neighbours"] },
  { text: "隣の子どもが毎晩泣き叫んでいる", first: "child", patterns: ["neighbours"] },
  // foreign residents
  { text: "わたしは ブラジルじんです。しごとが ありません", first: "poverty", patterns: ["foreign_resident"] },
  { text: "在留カードの更新がわからない", first: "other", patterns: ["foreign_resident"] },
  { text: "フィリピン人の母です。保育園に入りたい。日本語むずかしい", first: "child", patterns: ["foreign_resident"] },
  { text: "I can't speak Japanese and I lost my job", first: "poverty", patterns: ["foreign_resident"] },
  // bereavement
  { text: "先月父が亡くなりました。手続きを教えてください", first: "other", patterns: ["bereavement"] },
  { text: "祖母が他界しました。年金を止めるのはどこ？", first: "other", patterns: ["bereavement"] },
  // single parents, pregnancy
  { text: "ひとり親で、今月の生活費が足りません", first: "poverty", also: ["child"], patterns: ["single_parent"] },
  { text: "シンママです。養育費がもらえない", first: "child", patterns: ["single_parent"] },
  { text: "妊娠したかもしれない。誰にも言えない", first: "child", patterns: ["pregnancy"] },
  // abuse: the domain of the one who is hurt
  { text: "ママがたたく", first: "child" },
  { text: "子どもを叩いてしまいます", first: "child" },
  { text: "認知症の母に手をあげてしまいます", first: "elderly" },
  { text: "作業所で職員に叩かれた", first: "disability" },
  { text: "デイサービスの利用者さんの腕にあざがあります", first: "elderly" },
  // 40–64 and care
  { text: "55歳の夫が脳梗塞で倒れて介護が必要です", first: "elderly", also: ["disability"] },
  // mind and money
  { text: "うつ病で働けなくて収入がありません", first: "poverty", also: ["disability"] },
  // the story grows
  {
    text: ["こんにちは", "お金のことなんですけど", "母の介護で仕事を辞めて、家賃が払えません"],
    first: "poverty",
    also: ["elderly"],
  },
  { text: ["介護のことで", "あ、介護じゃなくて、自分の借金のことです"], first: "poverty" },
];

test.each(ROWS)("$text → $first", ({ text, first, also = [], patterns = [] }) => {
  const understood = understand(typeof text === "string" ? [text] : text, {}, null);
  const domains = understood.domains.map(({ domain }) => domain);
  expect(domains[0]).toBe(first);
  for (const domain of also) expect(domains).toContain(domain);
  for (const pattern of patterns) expect(understood.patterns).toContain(pattern);
  expect(understood.sure).toBe(true);
});

test("what was taken back does not count any more", () => {
  const { domains } = understand(["介護のことで", "あ、介護じゃなくて、自分の借金のことです"], {}, null);
  expect(domains.map(({ domain }) => domain)).toEqual(["poverty"]);
});

test("a sign may be denied", () => {
  expect(understand(["借金はありません。母の介護のことです"], {}, null).topics.map(({ topic }) => topic)).toEqual([
    "care",
  ]);
});

test("evidence quotes the resident and names the rule or the principle", () => {
  const [first, second] = understand(["夫(58)がｱﾙﾂﾊｲﾏｰと診断されました"], {}, null).domains;
  expect(first?.evidence).toContainEqual({ text: "ｱﾙﾂﾊｲﾏｰ", rule: "elderly.dementia" });
  expect(second?.domain).toBe("disability");
  expect(second?.evidence).toContainEqual({ text: "ｱﾙﾂﾊｲﾏｰ・58", rule: "principle.young-onset" });
});
