export type StickerFace = "thanks" | "fine" | "cry" | "sorry" | "hello" | "worry";
export type Sticker = { packageId: string; stickerId: string; face: StickerFace; words: string };

/** A free package that LINE lets official accounts use too (facts: LINE's list of available stickers). The drawings are ours. */
const PACKAGE = "446";

export const STICKERS: readonly Sticker[] = [
  { packageId: PACKAGE, stickerId: "1988", face: "hello", words: "こんにちは" },
  { packageId: PACKAGE, stickerId: "1989", face: "fine", words: "だいじょうぶ" },
  { packageId: PACKAGE, stickerId: "1990", face: "thanks", words: "ありがとう" },
  { packageId: PACKAGE, stickerId: "1991", face: "worry", words: "どうしよう" },
  { packageId: PACKAGE, stickerId: "1992", face: "cry", words: "つらい" },
  { packageId: PACKAGE, stickerId: "1993", face: "sorry", words: "ごめんなさい" },
];
