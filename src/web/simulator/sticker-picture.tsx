import { STICKERS, type StickerFace } from "./stickers.ts";

const MOUTHS: Record<StickerFace, string> = {
  hello: "M38 62q12 14 24 0z",
  fine: "M40 64q10 8 20 0",
  thanks: "M38 62q12 12 24 0",
  worry: "M42 68q4-5 8 0t8 0",
  cry: "M40 70q10-10 20 0",
  sorry: "M43 68h14",
};
const EYES: Record<StickerFace, string> = {
  hello: "M36 46h.01M64 46h.01",
  fine: "M36 46h.01M64 46h.01",
  thanks: "M31 47q5-6 10 0M59 47q5-6 10 0",
  worry: "M36 48h.01M64 48h.01M30 38l9-3M70 38l-9-3",
  cry: "M31 46h10M59 46h10M36 50v9M64 50v9",
  sorry: "M31 46q5 5 10 0M59 46q5 5 10 0",
};

/** A sticker, drawn by us: LINE's own pictures are not on this machine. An unknown one shows its number. */
export function StickerPicture({ stickerId }: { stickerId: string }) {
  const sticker = STICKERS.find((one) => one.stickerId === stickerId);
  if (sticker === undefined)
    return <p className="rounded-16 bg-white px-4 py-3 text-dns-14N-130">スタンプ（{stickerId}）</p>;
  return (
    <svg viewBox="0 0 100 116" role="img" aria-label={`スタンプ：${sticker.words}`} className="h-29 w-25">
      <title>{sticker.words}</title>
      <circle cx="50" cy="50" r="40" className="fill-yellow-200 stroke-solid-gray-800" strokeWidth="3" />
      <g fill="none" className="stroke-solid-gray-900" strokeWidth="4" strokeLinecap="round" strokeLinejoin="round">
        <path d={EYES[sticker.face]} />
        <path d={MOUTHS[sticker.face]} />
      </g>
      <text
        x="50"
        y="109"
        textAnchor="middle"
        fontSize="15"
        fontWeight="700"
        paintOrder="stroke"
        className="fill-solid-gray-900 stroke-white"
        strokeWidth="4"
      >
        {sticker.words}
      </text>
    </svg>
  );
}
