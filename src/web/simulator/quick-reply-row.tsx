import type { LineAction } from "../../core/line-message/line-action.ts";
import { Icon } from "./icon.tsx";
import type { OnTap } from "./on-tap.ts";

/** The quick replies: a row above the keyboard that can be pushed sideways. */
export function QuickReplyRow({ actions, onTap }: { actions: readonly LineAction[]; onTap: OnTap }) {
  return (
    <ul aria-label="返事のボタン" className="flex shrink-0 gap-2 overflow-x-auto px-3 py-2">
      {actions.map((action) => (
        <li key={JSON.stringify(action)} className="shrink-0">
          <button
            type="button"
            onClick={() => onTap(action)}
            className="inline-flex min-h-11 items-center gap-1 rounded-full bg-white px-4 text-dns-16N-130 shadow-sm hover:bg-solid-gray-100 active:bg-solid-gray-200"
          >
            {action.type === "location" ? <Icon name="place" className="size-5" /> : null}
            {action.label}
          </button>
        </li>
      ))}
    </ul>
  );
}
