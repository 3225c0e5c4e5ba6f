import { CHILD, FATHER, GRANDPARENT, MOTHER, PARENT, PARTNER, SIBLING, STRUCK } from "./lexicon-people.ts";
import type { StorySign } from "./story-sign.ts";

const GROWN = "(息子|むすこ|娘《むすめ》|長男|次男|三男|長女|次女|子供|子ども|孫|弟|兄|妹|姉|甥)";
const IDLE =
  "((引|ひ)き?(こも|籠)|働いたこと(の|が)な|働(か|い)(て(い)?(な|ね)|ず|な|ね|こうと)|無職|ニート|仕事(を|も|に)?(せず|して(い)?な|しな|つか|就か|辞め(て|た|で)|続か)|(部屋|家)から(出|で)|収入がな|就職(し|でき|に失敗)|定職)";

/** Who is who in the household. Weights are small: these signs speak through the principles. */
export const HOUSEHOLD_SIGNS: readonly StorySign[] = [
  {
    id: "household.grown-child",
    marks: ["grown-child"],
    any: [`${GROWN}(が|は|も|の|、)?[^。]{0,20}${IDLE}|${IDLE}[^。]{0,14}${GROWN}`],
  },
  {
    id: "household.on-parent",
    marks: ["live-on-parent"],
    any: [
      "(親|母|父|両親|おや|(母|父|かあ|とう)(ちゃん|さん)|おふくろ|おやじ)の年金|親(に|の)(頼|食わせ|養|すね|収入|世話)|親が(死|亡くな|倒れ|いなくな)",
      "親(亡|なき|無き)(き)?(後|あと)|実家(に|で|暮)(暮|住|い(る|ます)|寄生|ひき|引)",
      "(高齢の|年老いた|80代の|八十の)?(親|母|父|両親)と(二人|2人|ふたり|同居|実家|暮ら|三人|3人)",
    ],
  },
  {
    id: "household.pension",
    marks: ["live-on-parent", "elder"],
    any: ["(親|母|父|両親|おや|(母|父|かあ|とう)(ちゃん|さん)|おふくろ|おやじ)の年金(で|が頼|に頼|だけ|だげ|を頼)"],
  },
  { id: "household.parent", marks: ["parent"], any: [`${PARENT}|義(父|母|両親)|実家`] },
  { id: "household.spouse", marks: ["spouse"], any: [PARTNER] },
  { id: "household.sibling", marks: ["sibling"], any: [SIBLING] },
  {
    id: "household.carer",
    marks: ["carer"],
    any: [
      "(世話|せわ|介護|かいご|看病|面倒|めんどう)(を|も|し|ばかり|で|。|$|が(大変|たいへん|つら|しんど))",
      "(ごはん|ご飯|料理|家事|洗濯|掃除|買い物|夕飯)(を|は|も|とか)?[^。]{0,6}(私|わたし|ぼく|僕|俺|自分|全部|ぜんぶ)(が|で|で?全部)?[^。]{0,8}(つく|作|し|や|やら|担当)",
      "(私|わたし|ぼく|僕|俺|自分)(が|しか)[^。]{0,10}(世話|せわ|介護|看病|家事|ごはん|ご飯|通訳|面倒|支え|見て|みて)",
      "(トイレ|お?風呂|おふろ|着替え|おむつ|薬|食事|病院|買い物|通訳)[^。]{0,6}(私|わたし|ぼく|僕|俺|おれ|自分)(が|で|しか)",
      "(おむつ|オムツ|ごはん|ご飯)[^。]{0,4}(かえ|替え|作っ|つくっ)て(い)?(る|ます)|介助|通訳をし",
    ],
  },
  {
    id: "household.young-onset",
    marks: ["under-65", "dementia", "care"],
    adds: { elderly: 1.5 },
    any: ["若年性?(認知症|アルツハイマー)|じゃくねんせい"],
  },
  {
    id: "household.student",
    marks: ["speaker-young"],
    any: ["大学生|専門学生|(20|二十)代(の)?(です|で|、|。|前半|後半)|社会人になって"],
  },
];

/** Whose violence it is decides the domain: a child's, an old person's, a disabled person's. */
export const HARM_SIGNS: readonly StorySign[] = [
  {
    id: "child.harm",
    adds: { child: 2.6 },
    topics: ["violence", "childcare"],
    marks: ["violence", "minor"],
    any: [
      `(子ども|子供|こども|娘|息子|赤ちゃん|男の子|女の子|幼児|小学生|中学生|生徒|子)(が|を|に|の)[^。]{0,14}(${STRUCK}|虐待|(叩|たた)い(て|ちゃ|た)|殴|泣き叫|あざ|アザ|痣|怒鳴(られ|り)|手を?(上|あ)げ|放置|置き去り|裸足|揺さぶ)`,
      `(子ども|子供|こども|赤ちゃん)の(泣き声|悲鳴|泣き叫ぶ)|児童虐待|ネグレクト|育児放棄`,
      `(ママ|パパ|おかあさん|おとうさん|お母さん|お父さん|おや|親|母|父|母の彼氏|継父|義父)(が|に|から)[^。]{0,9}(${STRUCK}|ぶつ|たたく|叩く|殴る|なぐる|蹴る|死ね|出ていけ|怒鳴|産まなきゃ)`,
      `(ごはん|ご飯)[^。]{0,6}(食|た)べさせて(もら|くれ)`,
      `(おうち|家|いえ|うち)(に|へ)?(も)?(帰|かえ)りた(く|か)な|(家|うち)(に|へ)?(入|い)れて(もらえ|くれ)な`,
    ],
  },
  {
    id: "elderly.harm",
    adds: { elderly: 2.6 },
    topics: ["violence", "care"],
    marks: ["violence", "elder"],
    any: [
      `(${GRANDPARENT}|高齢者|お年寄り|利用者|入居者|老人|(認知症|寝たきり|介護して(い)?る)の?[^。]{0,4}(${MOTHER}|${FATHER}))[^。]{0,16}(${STRUCK}|あざ|アザ|痣|虐待|怒鳴|閉じ込め|縛|叩い|殴|食事を(与|もら|食べさせて))`,
      `高齢者虐待|(母|父|親|祖母|祖父|おばあちゃん|義母)を[^。]{0,6}((叩|たた)い|殴|怒鳴|つね|縛|手を)`,
      `介護[^。]{0,12}(手を?(上|あ)げ|手が出|叩いて|殺して)`,
      `(母|父|祖母|祖父|親|おばあちゃん|おばあさん)の年金(を|が)[^。]{0,12}(取|使|奪|勝手)`,
    ],
  },
  {
    id: "disability.harm",
    adds: { disability: 2.6 },
    topics: ["violence"],
    marks: ["violence", "disability"],
    any: [
      `(障害|障がい|作業所|(a|b)型|グループホーム|グルホ|事業所|手帳|車椅子|知的)[^。]{0,24}(${STRUCK}|虐待|怒鳴|縛|閉じ込め|あざ|痣|触られ|年金を(取|使)|いじめ)`,
      `障害年金(を|が)[^。]{0,12}(取|使|奪|勝手)|障害者虐待`,
    ],
  },
  {
    id: "other.abuse-word",
    adds: { child: 1 },
    topics: ["violence"],
    marks: ["violence"],
    any: ["虐待|ぎゃくたい|毒親"],
  },
  {
    id: "other.grown-violence",
    adds: { other: 1, disability: 0.8 },
    topics: ["violence", "family"],
    marks: ["violence"],
    any: [`(息子|娘|${CHILD}|孫|弟|兄)(が|から|に)[^。]{0,10}(暴れ|暴力|殴られ|物を(壊|投げ)|暴言|脅)`],
  },
];
