import type { Agency, Area, Department, Hotline, Window } from "../city/city.ts";
import type { Criterion } from "../city/criterion.ts";
import type { Indicator } from "../city/indicator.ts";
import type { Meeting } from "../city/meeting.ts";
import type { EntryList } from "./edit.ts";
import { type FieldWords, field } from "./field-words.ts";

type WordsFor<T> = Readonly<Record<keyof T, FieldWords>>;

const UNKNOWN = "分からないときは、空のままにします。";
const id = field("記号", "ファイルの中での名前です。半角の英字・数字・「-」で、あとから変えません。");
const provenance = {
  source: field("出どころ", "計画のページなど、どこに書いてあるかを書きます。"),
  assured: field("確かめた日", "担当に聞くなどして、正しいと確かめた日です。"),
};
const proposed = field("まだ市が決めていない（案）", "計画にない決まりには、しるしを付けます。市が決めたら外します。");
const ages = field("年齢", "年齢の決まりがなければ、空のままにします。");
const domains = field("分野", "受けもつ分野を、いくつでもえらびます。");

const contact = {
  phone: field("電話", "分からないときは空のままにします。「市役所に確認中」と出ます。"),
  fax: field("FAX", "耳の聞こえにくい人や、電話で話せない人に見せます。番号だけを書きます。"),
  email: field("メール", "電話で話せない人に見せます。窓口のアドレスを書き、個人のものは書きません。"),
  form_url: field("問い合わせフォーム", "書いて送れるページです。https:// から書きます。"),
  line: field("窓口のLINE", "窓口が自分のLINEを持っているときに書きます。例：@abc1234"),
  address: field("住所", UNKNOWN),
  url: field("ホームページ", "https:// から書きます。"),
  hours: field("開いている時間", "分からないときは「分からない」のままにします。"),
  status: field("いまの状態", "休みのあいだは、ここに相談が届かず、次の窓口に届きます。"),
  successor: field("引きつぐ所", "「閉じた」ときに使います。新しい相談は、ここに届きます。", {
    leadsTo: "receiver",
    empty: "えらばない（次の窓口が受けます）",
  }),
  closed_until: field("休みの最後の日", "「しばらく休み」のときだけ使います。分からなければ空にします。"),
};
const name = field("名前", "住民に見える、正式な名前です。");

const hotline: WordsFor<Hotline> = {
  id,
  label: field("名前", "住民に見える名前です。何の電話かが、すぐ分かるように書きます。", {
    fields: {
      ja: field("日本語", "こまっている人が、読んですぐ分かる言葉で。"),
      "ja-easy": field("やさしい日本語", "漢字には（かんじ）のように読みを付けます。"),
      en: field("英語", "英語で、何の電話かを書きます。"),
    },
  }),
  number: field("電話番号", "あぶないときにかける番号です。直すには、もう一人の管理者の確認がいります。"),
  owner: field("受けもつ所", "番号が正しいかを見ている課や係です。"),
  verified_on: field("人が確かめた日", "公式のページで、番号を確かめた日です。"),
  expires: field("次に確かめる日", "この日をすぎると、住民に見せません（110番と119番は見せます）。"),
  url: field("相談のページ", "電話のほかに、書いて相談できるページがあれば書きます。"),
  kinds: field("どんなときに見せるか", "1つ以上えらびます。"),
  ages,
  hours: field("つながる時間", "つながる時間にだけ、住民に見せます。", { empty: "昼も夜も" }),
  hours_text: field("時間の説明", "「24時間・無料」のように、そのまま見せる文です。", {
    fields: {
      ja: field("日本語", "例：24時間・無料"),
      "ja-easy": field("やさしい日本語", "例：いつでも・お金(かね)は いりません"),
      en: field("英語", "例：Day and night, free"),
    },
  }),
  languages: field("話せることば", "en のような記号を、1行に1つ書きます。日本語だけなら空のままにします。"),
  only_in: field("つながる都道府県", "かぎりがなければ、空のままにします。1行に1つ書きます。"),
  not_in: field("別の番号になる都道府県", "この番号を見せない都道府県です。1行に1つ書きます。"),
  source: field("出どころ", "番号を見たページの名前と日を書きます。"),
};

/** What the fields of the city's lists are called. A field that has no words here does not compile. */
export const ENTRY_WORDS = {
  departments: { id, name, domains, ...contact, ...provenance } satisfies WordsFor<Department>,
  agencies: {
    ...{ id, name },
    short: field("短い名前", "住民がよぶ名前です。正式な名前が長いときに書きます。"),
    role: field("役わり", "相談が届くのは「相談を受ける」窓口だけです。"),
    type: field("種類", "例：地域包括支援センター。地域を分けて受けもつときは、かならず書きます。"),
    domains,
    catchment: field("担当の地域", "「市全体」か、地域をえらびます。", { leadsTo: "area" }),
    ages,
    department: field("所管課", "この窓口を受けもつ市の課です。", { leadsTo: "department" }),
    order: field("えらぶ順", "小さい数が先です。地域や年齢で分かれる窓口どうしは、同じ数にします。"),
    ...contact,
    aliases: field("ほかの書き方", "同じ窓口の、ほかのよび名です。1行に1つ書きます。"),
    languages: field("話せることば", "en のような記号を、1行に1つ書きます。"),
    operator: field("運営", "市の直営か、委託かです。"),
    count: field("数", "名前が分からず、数だけ分かるときに使います。ふつうは1です。"),
    at: field("入っている所", "ほかの窓口の中にあるときに、えらびます。", {
      leadsTo: "agency",
      empty: "ほかの窓口の中ではない",
    }),
    place: field("居場所の種類", "決まりや計画がなくても行ける所なら、えらびます。住民に案内します。", {
      empty: "居場所ではない",
    }),
    note: field("メモ", "管理者と相談員が見ます。", { long: true }),
    ...provenance,
  } satisfies WordsFor<Agency>,
  areas: {
    id,
    name: field("町や地区の名前", "漢字で書きます。"),
    kana: field("読みかな", "ひらがなで書きます。住民はかなでも書きます。"),
    aliases: field("ほかの書き方", "ローマ字、かなまじり、古い名前など。1行に1つ書きます。"),
    postcodes: field("郵便番号", "7けたの数字だけで、1行に1つ書きます。分からなければ空にします。"),
  } satisfies WordsFor<Area>,
  windows: {
    key: id,
    name: field("窓口の名前", "例：消費生活の相談、若者の相談。"),
    domains,
    topics: field("困りごと", "この困りごとを話した人が、ここに届きます。"),
    patterns: field("話の中のしるし", "言葉から読みとったしるしで、ここに届きます。", { leadsTo: "pattern" }),
    ages,
    receiver: field("受ける所", "課か、相談を受ける窓口をえらびます。", { leadsTo: "receiver" }),
    proposed,
    ...provenance,
  } satisfies WordsFor<Window>,
  hotlines: hotline,
  national_hotlines: hotline,
  meetings: {
    id,
    name: field("会議の名前", "計画に書かれた名前です。"),
    kind: field("種類", "本人の同意で開く会議か、法律で秘密が守られる会議かです。"),
    domain: field("分野", "1つの分野だけの会議なら、えらびます。", { empty: "分野は決まっていない" }),
    host: field("開く所", "計画の言葉で書きます。人の名前は書きません。"),
    consent: field("本人の同意", "この会議で話すのに、本人の同意がいるかどうかです。"),
    secrecy: field("守秘義務", "会議に出る人に、秘密を守る決まりがあるかどうかです。"),
    when: field("いつ開くか", "例：月1回、随時。"),
    about: field("話すこと", "1行に1つ書きます。"),
    members: field("出る人たち", "課や団体の名前を、1行に1つ書きます。"),
    ...provenance,
  } satisfies WordsFor<Meeting>,
  criteria: {
    id,
    text: field("基準の文", "職員が読む文です。計画の言葉で書きます。", { long: true }),
    sign: field("相談から分かるしるし", "このしるしがある相談に、職員の画面で印が付きます。住民には何も約束しません。"),
    proposed,
    ...provenance,
  } satisfies WordsFor<Criterion>,
  indicators: {
    id,
    programme: field("事業", "番号も付けて、計画のとおりに書きます。"),
    name: field("指標の名前", "例：相談件数。"),
    unit: field("単位", "例：件、人、回。"),
    current: field("今の値", "計画にない数字は、空のままにします。0とは書きません。"),
    target: field("目標の値", "計画にない数字は、空のままにします。0とは書きません。"),
    target_year: field("目標の年度", "計画のとおりに書きます。例：令和8年度。"),
    counts: field(
      "つなぐで数えるもの",
      "職員の「市の計画と会議」で、計画の値の横に出します。同じものを数えるときだけえらびます。",
      {
        empty: "ならべない（計画の値だけ）",
      },
    ),
    ...provenance,
  } satisfies WordsFor<Indicator>,
} satisfies Record<EntryList, Readonly<Record<string, FieldWords>>>;
