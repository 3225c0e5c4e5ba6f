import { useMemo } from "react";
import { z } from "zod";
import { type CityMenu, DEFAULT_MENU, MENU_COMMANDS, MenuArea } from "../../../core/city-menu.ts";
import { MENU_FILE, PICTURE_FILE } from "../../../core/studio/bundle.ts";
import type { OpenStudio } from "../draft/open-studio.ts";
import { useDraftState } from "../draft/use-studio.ts";

/** The menu while it is edited: its limits are for the checks to say; the form opens all the same. */
const EditAction = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("command"), command: z.enum(MENU_COMMANDS) }),
  z.strictObject({ do: z.literal("link"), url: z.string() }),
  z.strictObject({ do: z.literal("phone"), number: z.string() }),
  z.strictObject({ do: z.literal("say"), text: z.string() }),
]);
const EditTile = z.strictObject({ label: z.string(), action: EditAction });
const EditMenu = z.strictObject({
  ...{ bar: z.string(), open: z.boolean().default(true), size: z.enum(["full", "half"]) },
  rows: z.array(z.array(EditTile)).optional(),
  areas: z.array(z.strictObject({ ...EditTile.shape, bounds: MenuArea.shape.bounds })).optional(),
  ...{ picture: z.enum(["shipped", "stored"]), over_others: z.boolean().default(false) },
});

const EditPicture = z.strictObject({ base64: z.string(), drawn: z.boolean(), of: z.string().optional() });
export type EditPicture = z.infer<typeof EditPicture>;

/** The draft's menu and its stored picture. `menu` null: its file cannot be read as one. */
export function menuIn(values: Readonly<Record<string, unknown>>): {
  menu: CityMenu | null;
  picture: EditPicture | null;
} {
  const menu = EditMenu.safeParse(values[MENU_FILE] ?? DEFAULT_MENU);
  const picture = EditPicture.safeParse(values[PICTURE_FILE]);
  return { menu: menu.data ?? null, picture: picture.data ?? null };
}

/** The menu as it is edited, each change with one undo; edits of one `mark` are undone together. */
export function useMenuEditor({ store }: OpenStudio) {
  const menuValue = useDraftState(store, (state) => state.values[MENU_FILE]);
  const pictureValue = useDraftState(store, (state) => state.values[PICTURE_FILE]);
  return useMemo(
    () => ({
      ...menuIn({ [MENU_FILE]: menuValue, [PICTURE_FILE]: pictureValue }),
      set: (label: string, menu: CityMenu, mark: string | null = null) =>
        store.edit(label, { [MENU_FILE]: menu }, mark),
      setPicture: (label: string, menu: CityMenu, picture: EditPicture) =>
        store.edit(label, { [MENU_FILE]: { ...menu, picture: "stored" }, [PICTURE_FILE]: picture }),
    }),
    [store, menuValue, pictureValue],
  );
}

export type MenuEditor = ReturnType<typeof useMenuEditor>;
