/** Whose home it is, or what it is. */
const HOME = words(
  "うち|家|いえ|実家|自宅|我が家|わが家|宅|部屋|アパート|マンション|団地|施設|ホーム|住所|住まい|場所|地区|地域|町名|所|ところ",
  "父|母|親|祖父|祖母|義父|義母|夫|妻|主人|旦那|嫁|兄|姉|弟|妹|息子|娘|孫|子|子ども|子供|こども|叔父|叔母|伯父|伯母|おじ|おば|いとこ|姑|舅",
  "はは|ちち|ばあ|じい|かあ|とう|むすこ|むすめ|つれあい|家族|友人|友達|友だち|知人|知り合い|彼|彼女|彼氏|本人|相談者|利用者|患者|大家|近所|隣人",
  "私|わたし|僕|ぼく|俺|おれ|自分|方|人|ひと|者|さん|ちゃん|くん|君|様|さま",
);
/** What stands in a town, and says nothing of which city it is in. */
const LANDMARK =
  "駅|えき|校|大学|保育園|幼稚園|病院|医院|公園|神社|お寺|寺|スーパー|コンビニ|店|役所|交番|図書館|公民館|郵便局|団地|工場|踏切|橋|川";
const NEAR = words(
  "近く|ちかく|近所|そば|前|まえ|裏|うら|向かい|むかい|横|よこ|北口|南口|東口|西口|通り|街道|沿い|ぞい|地元|市内|町内|この市|同じ市",
  LANDMARK,
  `(?:${LANDMARK})の?(?:隣|となり)`,
  "この|その|あの|今|いま|現在",
);
/** What people begin an answer with. */
const FILLER = words(
  "えっと|ええと|えーと|えと|あの|たぶん|多分|はい|ええ|うん|そう|まあ|すみません|今|いま|現在|住所|場所|自宅|うち|家|実家",
);
/** 「住んでいる」「母が暮らす」「学校に近い」 */
const VERB =
  /(?:(?:い|住んで|すんで|暮らして|引っ越して|越して)(?:る|た|ます)|きて|して|なくて?|住む|暮らす|近い|ちかい|という|けど|って|とは)$/u;
const PARTICLE = /[はがもでにとかや]$/u;

/**
 * Whether what is said directly before a town's name leaves it ours: 「うちの」「母の家の」「駅の近くの」, but not 「札幌の」, which may be
 * anything. `lead` is folded as foldPlace does, without names of municipalities.
 */
export function isPlainLead(lead: string): boolean {
  const said = lead.split(/[、。,.:;「『()・!?]/u).at(-1) ?? "";
  if (said === "" || said === "の") return true;
  if (said.endsWith("の")) return isKnown(said.slice(0, -1));
  if (isKnown(said) || FILLER.test(said) || VERB.test(said) || /^[かとや]$/u.test(said)) return true;
  return PARTICLE.test(said) && isSubject(said);
}

/** 「一人暮らしで」「困っているのは」, but not 「田中は」 nor 「さが」, which may be names. */
function isSubject(said: string): boolean {
  const word = said.slice(0, -1);
  if (isKnown(word)) return true;
  const name = /\p{Script=Han}$/u.test(word) || (!/\p{Script=Han}/u.test(word) && !/[はも]$/u.test(said));
  return !name && word.length > 1;
}

function isKnown(word: string): boolean {
  return HOME.test(word) || NEAR.test(word);
}

/** Words with which a text may end. */
function words(...lists: string[]): RegExp {
  return new RegExp(`(?:${lists.join("|")})$`, "u");
}
