import { fold, quote } from "./fold.ts";
import { compilePattern, places } from "./pattern.ts";
import type { Danger } from "./understanding.ts";

/**
 * Where somebody is who spoke of dying, told as an answer to 「いま どこに いますか」: a roof, a platform, a bridge, the water's edge. Elsewhere these
 * are places like any other, so it is asked of that answer only.
 * @returns danger now, with the place in her own words; null for any other place.
 */
export function atDeadlyPlace(text: string): Danger | null {
  const folded = fold(text);
  const [place] = places(DEADLY, folded.text);
  if (place === undefined) return null;
  const evidence = [{ text: quote(folded, place.from, place.to), rule: "said:deadly_place" }];
  return { tier: 0, kinds: ["suicide"], evidence };
}

const DEADLY = compilePattern(
  [
    "屋上|おくじょう|ビルの上|非常階段|ベランダ|手すり|窓《まど》(際|ぎわ|のふち|の外)|高い(所|ところ|とこ)",
    "(?<!老人|グループ|ケア|シェア|マイ|有料|家族)ホーム(?!センタ|ヘルプ|ページ|ステイ|レス|さん)|線路|踏切|ふみきり|レール",
    "(?<!板|石|新|日本|前|高|土|京|船)橋《はし》(?!本|爪|場)|歩道橋|欄干|崖《がけ》|ダム|岸壁|堤防|防波堤|埠頭|海岸|(?<!上|東|北|南|内|熱|鳴)海《うみ》(辺|べ|に|の|、|。|$)(?!…(家|うち|部屋))|川《かわ》(辺|べ|原|岸|に|の|、|。|$)(?!…(家|うち|部屋))|滝|樹海",
    "\\b(roof|rooftop|bridge|platform|(train )?tracks?|balcony|railing|cliff|ledge|edge of|river(bank)?|crossing)\\b",
    "楼顶|天台|桥上|大桥|站台|铁轨|阳台|河边|海边|悬崖|옥상|다리 ?위|승강장|선로|철길|베란다|난간|강가|바닷가|절벽",
    "\\b(telhado|terraço|ponte|plataforma|trilhos?|sacada|penhasco|beira do rio|bubong|tulay|riles|bangin|plataporma)\\b|sân thượng|san thuong|trên cầu|tren cau|đường ray|duong ray|ban công|lan can|bờ sông|bờ biển",
    "छत|पुल|रेल|प्लेटफर्म|खोला|भीर",
  ].join("|"),
);
