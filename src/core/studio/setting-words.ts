import type { City } from "../city/city.ts";
import { type FieldWords, field } from "./field-words.ts";

/** Parts of a city that are no lists: what `city.yaml` says by itself. */
type Settings = Omit<
  City,
  | "format"
  | "agencies"
  | "areas"
  | "neighbours"
  | "departments"
  | "windows"
  | "hotlines"
  | "meetings"
  | "criteria"
  | "indicators"
>;

const PROPOSED = field("まだ市が決めていない（案）", "市が決めたら、しるしを外します。");
const steps = (who: string) => ({
  remind: field("知らせるまで（分）", `${who}を受けた窓口に、もう一度知らせます。`),
  climb: field("上に移すまで（分）", "受け付けがなければ、所管課、取りまとめ課の順に移します。"),
});

/** What the settings of a city are called. A setting that has no words here does not compile. */
export const SETTING_WORDS = {
  id: field("市の記号", "フォルダーの名前と同じです。ここでは変えられません。"),
  name: field("市の名前", "住民に見える名前です。"),
  names: field("ほかのことばでの名前", "ほかのことばを読む人に見える名前です。", {
    fields: {
      "ja-easy": field("やさしい日本語", "例：国分寺市(こくぶんじし)"),
      en: field("英語", "例：Kokubunji City"),
    },
  }),
  prefecture: field("都道府県", "この都道府県でつながる電話を見せます。"),
  plan: field("もとになる計画", "窓口や決まりを書きうつした計画です。", {
    fields: {
      title: field("計画の名前", "表紙のとおりに書きます。"),
      from: field("始まりの日", "計画の期間の、はじめの日です。"),
      to: field("終わりの日", "この日をすぎると、管理者と職員に知らせます。"),
      stale_note: field("期間がすぎたあとの知らせ", "期間がすぎたとき、職員に見せる文です。", { long: true }),
    },
  }),
  domains: field("分野のよび方", "計画の言葉に合わせます。住民と職員の両方に見えます。", {
    fields: {
      elderly: field("高齢の分野", "例：高齢・介護"),
      disability: field("障害の分野", "例：障がい"),
      child: field("こどもの分野", "例：子ども"),
      poverty: field("困窮の分野", "例：生活困窮"),
      other: field("その他の分野", "例：その他"),
    },
  }),
  lead_department: field("取りまとめ課", "どの窓口にも決まらない相談と、危険の知らせは、ここに届きます。", {
    leadsTo: "department",
  }),
  unassigned: field("課の決まっていない分野", "計画に課がない分野です。取りまとめ課が受けます。"),
  hub: field("はじめに受ける窓口の種類", "どの分野の相談も、まず受ける窓口があるときに、その種類をえらびます。", {
    leadsTo: "hub",
    empty: "決めていない（分野ごとの窓口が受ける）",
  }),
  urgent: field("緊急のとき", "危険な相談を、だれが、夜や休みの日はどう受けるかです。", {
    fields: {
      receiver: field("危険の知らせを受ける課", "夜も昼も、危険の言葉があったときに知らせる課です。", {
        leadsTo: "department",
        empty: "取りまとめ課",
      }),
      rule: field("緊急のときの決まり", "計画に書かれたとおりに書きます。なければ空のままにします。", { long: true }),
      night: field("夜と休みの日の当番", "だれが、どう受けるか。決まっていなければ空のままにします。", { long: true }),
      source: field("出どころ", "計画のページなど、どこに書いてあるかを書きます。"),
      assured: field("確かめた日", "担当に聞くなどして、正しいと確かめた日です。"),
    },
  }),
  answer_within: field("返事の期限", "住民に伝える「いつまでに」の決まりです。", {
    fields: {
      proposed: PROPOSED,
      working_hours: field("市役所の開いている時間", "期限は、この時間で数えます。"),
      working_days: field("期限（開庁日）", "0は、その日のうちです。", {
        fields: {
          tier0: field("今すぐの危険", "何開庁日のうちに返事をするか。"),
          tier1: field("危険が高い", "何開庁日のうちに返事をするか。"),
          tier2: field("気がかりあり", "何開庁日のうちに返事をするか。"),
          tier3: field("そのほか", "何開庁日のうちに返事をするか。"),
        },
      }),
    },
  }),
  deadlines: field("止まった相談を動かす時間", "だれも受け付けないとき、何分で次の人に知らせるかです。", {
    fields: {
      proposed: PROPOSED,
      accept: field("受け付けを待つ時間", "受け付けがないときの決まりです。", {
        fields: {
          danger: field("危険な相談（昼も夜も数えます）", "時計のとおりに数えます。", { fields: steps("危険な相談") }),
          others: field("そのほかの相談（開いている時間だけ）", "窓口の開いている時間だけを数えます。", {
            fields: steps("相談"),
          }),
        },
      }),
      contact: field("はじめの連絡を待つ時間", "約束の日をすぎても連絡がないときの決まりです。", {
        fields: {
          danger: field("危険な相談（分）", "昼も夜も数えます。"),
          others: field("そのほかの相談（分）", "窓口の開いている時間だけを数えます。"),
        },
      }),
      review_days: field("様子を見る間（日）", "支援中の相談を、この日数でもう一度見ます。"),
      alarm: field("危険の知らせに返事がないとき", "何分で次の人に知らせるかです。", {
        fields: {
          lead: field("取りまとめ課へ（分）", "はじめの知らせからの分です。"),
          coordinators: field("包括化推進員へ（分）", "はじめの知らせからの分です。"),
          everybody: field("市のみんなへ（分）", "はじめの知らせからの分です。"),
        },
      }),
    },
  }),
  retention: field("記録を残す長さ", "すぎたものは、自動で消えます。", {
    fields: {
      unsent_hours: field("送らなかった会話（時間）", "さいごの言葉から、この時間がたつと消えます。"),
      case_years: field("おわった相談（年）", "おわってから、この年数がたつと消えます。"),
      proposed: PROPOSED,
    },
  }),
  publishing: field("公開の決まり", "安全と同意にかかわる変更は、いつも2人で見ます。", {
    fields: { alone: field("そのほかの変更は、一人で公開してよい", "外すと、どの変更も2人で見ます。") },
  }),
  idle_minutes: field("画面を自動でしまうまで（分）", "だれも触らないまま、この時間がたつと、職員の画面がしまります。"),
  confidential: field(
    "くわしい話を聞く所",
    "くわしい話を、LINEの中で聞くか、このシステムの安全なページで聞くかです。ページなら、LINEにはリンクと受付番号だけが残ります。設定 PUBLIC_URL がいります。",
  ),
  reply_on: field(
    "返事を読む所",
    "職員の返事を、LINEで読むか、このシステムの安全なページで読むかです。LINEには「返信が届いています」とリンクだけが出ます。",
  ),
} satisfies Readonly<Record<keyof Settings, FieldWords>>;
