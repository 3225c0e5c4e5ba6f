import type { CSSProperties } from "react";
import type { Flex, FlexBubble } from "../../../core/line-message/flex.ts";
import type { OnTap } from "../on-tap.ts";
import { FlexBoxView } from "./flex-part.tsx";
import { FlexPicture } from "./flex-picture.tsx";

type BubbleSize = NonNullable<FlexBubble["size"]>;

/** Widths and block paddings as LINE's Flex simulator draws them, in px. */
const WIDTHS: Record<BubbleSize, number> = {
  nano: 120,
  micro: 160,
  deca: 220,
  hecto: 241,
  kilo: 260,
  mega: 300,
  giga: 386,
};
const PADDINGS: Record<BubbleSize, number> = { nano: 10, micro: 10, deca: 10, hecto: 13, kilo: 13, mega: 20, giga: 20 };
const FOOTER_PADDING = 10;

/** A flex message: one bubble, or a row of them to swipe through. */
export function FlexMessage({ contents, altText, onTap }: { contents: Flex; altText: string; onTap: OnTap }) {
  if (contents.type === "bubble") return <FlexBubbleView bubble={contents} onTap={onTap} />;
  return (
    <ul aria-label={altText} className="flex max-w-full snap-x gap-2 overflow-x-auto pb-2">
      {contents.contents.map((bubble, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a sent message never changes, and its bubbles have no ids.
        <li key={index} className="flex shrink-0 snap-start">
          <FlexBubbleView bubble={bubble} onTap={onTap} />
        </li>
      ))}
    </ul>
  );
}

function FlexBubbleView({ bubble, onTap }: { bubble: FlexBubble; onTap: OnTap }) {
  const size = bubble.size ?? "mega";
  const padding = `${PADDINGS[size]}px`;
  const { header, hero, body, footer, styles } = bubble;
  return (
    <div
      dir={bubble.direction ?? "ltr"}
      style={{ width: WIDTHS[size] }}
      className="flex max-w-full flex-col overflow-hidden rounded-16 bg-white text-solid-gray-900"
    >
      {header ? (
        <FlexBoxView box={header} style={blockStyle(styles?.header)} blockPadding="20px" onTap={onTap} />
      ) : null}
      {hero?.type === "box" ? <FlexBoxView box={hero} style={blockStyle(styles?.hero)} onTap={onTap} /> : null}
      {hero?.type === "image" ? <FlexPicture image={hero} style={blockStyle(styles?.hero)} onTap={onTap} /> : null}
      {body ? (
        <FlexBoxView box={body} style={{ flex: 1, ...blockStyle(styles?.body) }} blockPadding={padding} onTap={onTap} />
      ) : null}
      {footer ? (
        <FlexBoxView
          box={footer}
          style={blockStyle(styles?.footer)}
          blockPadding={`${FOOTER_PADDING}px`}
          onTap={onTap}
        />
      ) : null}
    </div>
  );
}

type BlockStyle = NonNullable<NonNullable<FlexBubble["styles"]>["body"]>;

function blockStyle(style: BlockStyle | undefined): CSSProperties {
  if (style === undefined) return {};
  const line = style.separator ? `1px solid ${style.separatorColor ?? "#d4d6da"}` : undefined;
  return definedOnly({ backgroundColor: style.backgroundColor, borderTop: line });
}

/** A block's style must not wipe out what its box says. */
function definedOnly(style: CSSProperties): CSSProperties {
  return Object.fromEntries(Object.entries(style).filter(([, value]) => value !== undefined));
}
