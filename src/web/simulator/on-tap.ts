import type { LineAction } from "../../core/line-message/line-action.ts";

/** Called with the action of whatever button, tile, picture or text the resident tapped. */
export type OnTap = (action: LineAction) => void;
