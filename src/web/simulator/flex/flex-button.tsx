import type { CSSProperties } from "react";
import type { FlexComponent } from "../../../core/line-message/flex-component.ts";
import type { OnTap } from "../on-tap.ts";
import { readableOn } from "./readable-on.ts";

type FlexButtonPart = Extract<FlexComponent, { type: "button" }>;

/** LINE's own colours where the message names none. */
const PRIMARY = "#17c950";
const SECONDARY = "#dcdfe5";
const LINK = "#42659a";

/** LINE's heights are 52 and 40 px; the lower one grows to 44, the smallest a finger finds surely. */
const HEIGHTS = { md: "3.25rem", sm: "2.75rem" } as const;

/** A button of a flex message. LINE always writes white on `primary`; we do so only where it can be read. */
export function FlexButton({ button, style, onTap }: { button: FlexButtonPart; style: CSSProperties; onTap: OnTap }) {
  return (
    <button
      type="button"
      onClick={() => onTap(button.action)}
      style={{ minHeight: HEIGHTS[button.height ?? "md"], ...colours(button), ...style }}
      className="rounded-8 px-4 py-2 text-center text-[1rem] leading-snug hover:brightness-95 active:brightness-90"
    >
      {button.action.label}
    </button>
  );
}

function colours(button: FlexButtonPart): CSSProperties {
  const look = button.style ?? "link";
  switch (look) {
    case "primary": {
      const background = button.color ?? PRIMARY;
      return { backgroundColor: background, color: readableOn(background), fontWeight: 700 };
    }
    case "secondary": {
      const background = button.color ?? SECONDARY;
      return { backgroundColor: background, color: readableOn(background), fontWeight: 700 };
    }
    case "link":
      return { color: button.color ?? LINK, fontWeight: 700 };
    default:
      return look satisfies never;
  }
}
