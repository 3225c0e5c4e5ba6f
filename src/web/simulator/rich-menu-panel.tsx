import { type CSSProperties, useId, useState } from "react";
import type { RichMenu } from "../../core/line-message/rich-menu.ts";
import type { ShownRichMenu } from "../../core/simulator-view.ts";
import { Icon } from "./icon.tsx";
import type { OnTap } from "./on-tap.ts";
import { simulatorApi } from "./simulator-api.ts";

type PanelProps = { shown: ShownRichMenu; open: boolean; setOpen: (open: boolean) => void; onTap: OnTap };

/** The rich menu under the keyboard, with the bar that folds it. */
export function RichMenuPanel({ shown, open, setOpen, onTap }: PanelProps) {
  const id = useId();
  return (
    <div className="shrink-0 bg-white">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="flex min-h-11 w-full items-center justify-center gap-1 border-t border-solid-gray-200 text-dns-16N-130 hover:bg-solid-gray-50"
      >
        {shown.menu.chatBarText}
        <Icon name={open ? "down" : "up"} className="size-5" />
      </button>
      <div id={id} hidden={!open} className="mx-auto max-w-120">
        <RichMenuTiles key={shown.richMenuId} shown={shown} onTap={onTap} />
      </div>
    </div>
  );
}

/** The menu's picture with a button over each area; where there is no picture the areas show their labels. */
function RichMenuTiles({ shown, onTap }: Pick<PanelProps, "shown" | "onTap">) {
  const [pictureless, setPictureless] = useState(false);
  const { menu, richMenuId } = shown;
  return (
    <div
      className="relative w-full overflow-hidden"
      style={{ aspectRatio: `${menu.size.width} / ${menu.size.height}` }}
    >
      {pictureless ? null : (
        <img
          src={simulatorApi.richMenuImageUrl(richMenuId)}
          alt=""
          className="absolute inset-0 size-full"
          onError={() => setPictureless(true)}
        />
      )}
      {menu.areas.map((area) => (
        <button
          key={JSON.stringify(area)}
          type="button"
          onClick={() => onTap(area.action)}
          aria-label={labelOf(area)}
          style={tilePlace(area.bounds, menu.size)}
          className={`absolute grid place-items-center p-1 text-center text-dns-14B-130 hover:bg-opacity-gray-50 ${
            pictureless ? "border border-solid-gray-200 bg-green-50 text-green-1000" : ""
          }`}
        >
          {pictureless ? labelOf(area) : null}
        </button>
      ))}
    </div>
  );
}

type Area = RichMenu["areas"][number];

function labelOf({ action }: Area): string {
  return action.label || (action.type === "message" ? action.text : "メニューのボタン");
}

/** Areas are in pixels of the picture, whatever size it is shown at. */
function tilePlace(bounds: Area["bounds"], size: RichMenu["size"]): CSSProperties {
  return {
    left: `${(bounds.x / size.width) * 100}%`,
    top: `${(bounds.y / size.height) * 100}%`,
    width: `${(bounds.width / size.width) * 100}%`,
    height: `${(bounds.height / size.height) * 100}%`,
  };
}
