import type { CSSProperties } from "react";
import type { FlexComponent } from "../../../core/line-message/flex-component.ts";
import type { OnTap } from "../on-tap.ts";
import { RemotePicture } from "../remote-picture.tsx";
import { imageLength } from "./flex-length.ts";

type FlexImagePart = Extract<FlexComponent, { type: "image" }>;

const SIDES = { start: "flex-start", center: "center", end: "flex-end" } as const;

/** An image of a flex message, as wide as it asks and as high as its ratio says. */
export function FlexPicture({ image, style, onTap }: { image: FlexImagePart; style: CSSProperties; onTap: OnTap }) {
  const { action } = image;
  const picture = <RemotePicture url={image.url} ratio={image.aspectRatio ?? "1:1"} />;
  const width = imageLength(image.size);
  return (
    <div style={{ display: "flex", justifyContent: SIDES[image.align ?? "center"], ...style }}>
      {action === undefined ? (
        <div style={{ width }}>{picture}</div>
      ) : (
        <button type="button" onClick={() => onTap(action)} aria-label={action.label ?? "画像"} style={{ width }}>
          {picture}
        </button>
      )}
    </div>
  );
}
