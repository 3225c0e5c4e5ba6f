/** The columns of 公共施設一覧 (自治体標準オープンデータセット), in its order, as cities publish them. */
export const STANDARD_COLUMNS = [
  "全国地方公共団体コード",
  "ID",
  "名称",
  "名称_カナ",
  "名称_英字",
  "所在地_全国地方公共団体コード",
  "町字ID",
  "所在地_連結表記",
  "所在地_都道府県",
  "所在地_市区町村",
  "所在地_町字",
  "所在地_番地以下",
  "建物名等(方書)",
  "緯度",
  "経度",
  "種別",
  "電話番号",
  "内線番号",
  "連絡先メールアドレス",
  "連絡先FormURL",
  "連絡先備考(その他、SNSなど)",
  "郵便番号",
  "利用可能曜日",
  "開始時間",
  "終了時間",
  "利用可能日時特記事項",
  "URL",
  "画像",
  "備考",
] as const;

/** What the standard has no column for, above all the 担当圏域. They follow the standard ones. */
export const OWN_COLUMNS = [
  "FAX番号",
  "LINE公式アカウント",
  "略称",
  "別名",
  "区分",
  "分野",
  "所管課",
  "運営",
  "担当圏域",
  "対象年齢_下限",
  "対象年齢_上限",
  "対応言語",
  "順番",
  "出典",
  "確認日",
] as const;

export const COLUMNS = [...STANDARD_COLUMNS, ...OWN_COLUMNS];
export type Column = (typeof COLUMNS)[number];

/** Spellings met in published files, of the standard's older editions and of hand-made tables. Compared after `plainHeader`. */
const SYNONYMS: Partial<Record<Column, readonly string[]>> = {
  全国地方公共団体コード: ["都道府県コード又は市区町村コード", "都道府県コード", "市区町村コード", "自治体コード"],
  ID: ["NO", "番号", "施設ID", "管理番号"],
  名称: ["施設名", "施設名称", "窓口名", "相談機関名", "機関名", "事業所名", "name"],
  名称_カナ: ["施設名カナ", "フリガナ", "ふりがな"],
  // 標記 is the standard's own slip of the pen in one edition, and lives on in many files.
  所在地_連結表記: ["所在地_連結標記", "所在地", "住所", "施設住所", "address"],
  所在地_都道府県: ["都道府県名", "都道府県"],
  所在地_市区町村: ["市区町村名", "市区町村"],
  所在地_町字: ["町字"],
  所在地_番地以下: ["番地以下", "番地"],
  "建物名等(方書)": ["方書", "建物名等", "建物名"],
  種別: ["施設種別", "分類", "機関の種類"],
  電話番号: ["電話", "TEL", "連絡先電話番号", "phone"],
  連絡先メールアドレス: ["メールアドレス", "メール", "Eメール", "E-mail", "email", "電子メール"],
  連絡先FormURL: [
    "連絡先フォームURL",
    "問い合わせフォームURL",
    "お問い合わせフォーム",
    "問い合わせフォーム",
    "FormURL",
  ],
  // 子育て施設一覧 of the same standard has a column for it, 公共施設一覧 has none.
  FAX番号: ["FAX", "ファックス", "ファクス", "ファックス番号", "ファクス番号", "連絡先FAX番号"],
  LINE公式アカウント: ["LINE", "LINEアカウント", "LINE ID"],
  利用可能曜日: ["開館曜日", "開所曜日", "受付曜日", "開庁曜日"],
  開始時間: ["開館時間", "開所時間", "受付開始時間"],
  終了時間: ["閉館時間", "閉所時間", "受付終了時間"],
  利用可能日時特記事項: ["開館日時特記事項", "受付時間", "開庁時間", "利用時間", "開館時間特記事項"],
  URL: ["ホームページ", "ウェブサイト", "HP"],
  備考: ["説明", "注記"],
  分野: ["対象分野", "相談分野"],
  所管課: ["担当課", "所管", "所属"],
  運営: ["運営形態", "直営委託"],
  担当圏域: ["圏域", "担当地区", "担当区域", "担当地域", "日常生活圏域"],
  対応言語: ["言語"],
  確認日: ["最終確認日", "更新日"],
};

const BY_HEADER = new Map(
  COLUMNS.flatMap((column) =>
    [column, ...(SYNONYMS[column] ?? [])].map((name): [string, Column] => [plainHeader(name), column]),
  ),
);

/** Which column a header means; null for one that we have no use for. */
export function columnOf(header: string): Column | null {
  return BY_HEADER.get(plainHeader(header)) ?? null;
}

/** 「名称（必須）」, 「 名　称 」, 「所在地＿連結表記」 and 「施設名*」 are all the same to a person. */
function plainHeader(header: string): string {
  return header
    .normalize("NFKC")
    .replace(/\(?必須\)?|[*\s_]/g, "")
    .toLowerCase();
}
