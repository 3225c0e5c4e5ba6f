import { z } from "zod";

/** What residents find at a place to go to (居場所). Its words are in `locales/<language>/places.yaml`, `kind.<kind>`. */
export const PLACE_KINDS = [
  /** 地域子育て支援拠点, 親子ひろば, こども広場 */
  "parents_children",
  /** 地域活動支援センター */
  "activity_centre",
  /** 体操教室, 百歳体操, 通いの場 */
  "exercise",
  /** いきいき健康クラブ: games, talk, light exercise */
  "club",
  /** ふれあいサロン, 多世代交流サロン */
  "salon",
  /** ふらっと場, コミュニティトーク: people of any age talk with each other */
  "talk",
  /** ボランティアの登録 */
  "volunteer",
] as const;
export const PlaceKind = z.enum(PLACE_KINDS);
export type PlaceKind = z.infer<typeof PlaceKind>;
