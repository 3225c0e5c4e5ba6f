import { useEffect } from "react";
import type { CityMenu } from "../../../core/city-menu.ts";
import { drawnOf, fitsShippedPicture } from "../../../core/menu-layout.ts";
import { MENU_FILE, PICTURE_FILE } from "../../../core/studio/bundle.ts";
import type { OpenStudio } from "../draft/open-studio.ts";
import { drawMenu } from "./draw-menu.ts";
import { type EditPicture, menuIn } from "./use-menu-editor.ts";

/** Drawn when nobody has typed or dragged for so long: a picture takes a tenth of a second. */
const PAUSE_MS = 300;

/** Keeps the drawn picture true to the labels and places, as part of whatever changed them. A picture of the city's own is left alone. */
export function useDrawnPicture({ store }: OpenStudio, menu: CityMenu | null, picture: EditPicture | null): void {
  const wanted = menu === null || !isOutdated(menu, picture) ? null : drawnOf(menu);
  useEffect(() => {
    if (wanted === null) return;
    const timer = setTimeout(() => drawAnew(store), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [store, wanted]);
  // Who leaves the page at once leaves a picture that fits.
  useEffect(() => () => drawAnew(store), [store]);
}

function drawAnew(store: OpenStudio["store"]): void {
  const { menu, picture } = menuIn(store.state().values);
  if (menu === null || !isOutdated(menu, picture)) return;
  const base64 = drawMenu(menu).replace(/^[^,]*,/, "");
  store.amend({
    [MENU_FILE]: { ...menu, picture: "stored" },
    [PICTURE_FILE]: { base64, drawn: true, of: drawnOf(menu) },
  });
}

function isOutdated(menu: CityMenu, picture: EditPicture | null): boolean {
  if (menu.picture === "shipped") return !fitsShippedPicture(menu);
  return picture === null || (picture.drawn && picture.of !== drawnOf(menu));
}
