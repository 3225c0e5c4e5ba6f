import type { RichMenu } from "../core/line-message/rich-menu.ts";
import type { Result } from "../core/result.ts";

/** What the names of all our menus on LINE begin with; the rest is a fingerprint of menu and picture. */
export const OUR_MENUS = "tsunagu-";

/** A menu with all it consists of in its name. `overOthers`: one that was made elsewhere gives way. */
export type MenuToShow = {
  request: RichMenu;
  picture: { bytes: Uint8Array; type: "image/png" | "image/jpeg" };
  overOthers: boolean;
};

/**
 * The port to where residents see the menu. Safe to repeat after any failure. `foreign`: another menu stands there, and stays.
 * Errors: `token_wrong`, `http_<status>`, or the kind of a failure on the way.
 */
export type MenuChannel = {
  showMenu(city: string, menu: MenuToShow): Promise<Result<"shown" | "foreign", string>>;
};
