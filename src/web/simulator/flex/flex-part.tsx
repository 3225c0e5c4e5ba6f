import type { CSSProperties, ReactNode } from "react";
import type { FlexBox, FlexComponent } from "../../../core/line-message/flex-component.ts";
import type { LineAction } from "../../../core/line-message/line-action.ts";
import type { OnTap } from "../on-tap.ts";
import { boxStyle } from "./box-style.ts";
import { FlexButton } from "./flex-button.tsx";
import { fontLength, spaceLength } from "./flex-length.ts";
import { FlexPicture } from "./flex-picture.tsx";
import { placeInBox } from "./place-in-box.ts";
import { spanStyle, textStyle } from "./text-style.ts";

type PartOf<T extends FlexComponent["type"]> = Extract<FlexComponent, { type: T }>;

/** A box with everything in it. `blockPadding` is what LINE adds to the blocks of a bubble. */
export function FlexBoxView({ box, style, blockPadding, onTap }: BoxProps) {
  return (
    <Tappable action={box.action} onTap={onTap} style={{ ...boxStyle(box, blockPadding), ...style }}>
      {box.contents.map((part, index) => (
        <FlexPart
          // biome-ignore lint/suspicious/noArrayIndexKey: a sent message never changes, and its parts have no ids.
          key={index}
          part={part}
          parent={box}
          style={placeInBox(part, box, index)}
          onTap={onTap}
        />
      ))}
    </Tappable>
  );
}

type BoxProps = { box: FlexBox; style?: CSSProperties; blockPadding?: string; onTap: OnTap };
type PartProps = { part: FlexComponent; parent: FlexBox; style: CSSProperties; onTap: OnTap };

function FlexPart({ part, parent, style, onTap }: PartProps): ReactNode {
  switch (part.type) {
    case "box":
      return <FlexBoxView box={part} style={style} onTap={onTap} />;
    case "text":
      return <FlexText text={part} style={style} onTap={onTap} />;
    case "button":
      return <FlexButton button={part} style={style} onTap={onTap} />;
    case "image":
      return <FlexPicture image={part} style={style} onTap={onTap} />;
    case "icon":
      return <span style={{ ...style, width: fontLength(part.size), height: fontLength(part.size) }} />;
    case "separator":
      return <Separator separator={part} parent={parent} style={style} />;
    case "filler":
      return <div style={style} />;
    case "spacer":
      return <div style={{ ...style, height: spaceLength(part.size ?? "md") }} />;
    default:
      return part satisfies never;
  }
}

function FlexText({ text, style, onTap }: { text: PartOf<"text">; style: CSSProperties; onTap: OnTap }) {
  return (
    <Tappable action={text.action} onTap={onTap} style={{ ...textStyle(text), ...style }}>
      {text.contents === undefined
        ? text.text
        : text.contents.map((span, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a sent message never changes, and its spans have no ids.
            <span key={index} style={spanStyle(span)}>
              {span.text}
            </span>
          ))}
    </Tappable>
  );
}

function Separator({
  separator,
  parent,
  style,
}: {
  separator: PartOf<"separator">;
  parent: FlexBox;
  style: CSSProperties;
}) {
  const across = parent.layout === "vertical" ? { height: 1 } : { width: 1 };
  return <div aria-hidden="true" style={{ ...style, ...across, backgroundColor: separator.color ?? "#d4d6da" }} />;
}

type TappableProps = { action: LineAction | undefined; style: CSSProperties; onTap: OnTap; children: ReactNode };

/** What has an action can be tapped and reached by keyboard; what has none is only looked at. */
function Tappable({ action, style, onTap, children }: TappableProps) {
  if (action === undefined) return <div style={style}>{children}</div>;
  return (
    <button type="button" onClick={() => onTap(action)} style={style} className="text-start">
      {children}
    </button>
  );
}
