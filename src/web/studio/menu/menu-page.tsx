import { type ReactNode, useState } from "react";
import { type CityMenu, MENU_BAR_MAX, MENU_SIZES, type MenuTile } from "../../../core/city-menu.ts";
import { boundsOf, type LayoutFault, layoutFaults } from "../../../core/menu-layout.ts";
import { Banner } from "../../shared/banner.tsx";
import { Failed } from "../../staff/failed.tsx";
import { Waiting } from "../../staff/waiting.tsx";
import type { OpenStudio } from "../draft/open-studio.ts";
import { Line, Segments, Tick } from "../flow/small-fields.tsx";
import { words } from "../words.ts";
import { AreaEditor } from "./area-editor.tsx";
import { AreaList } from "./area-list.tsx";
import { inAreas, inRows } from "./change-layout.ts";
import { MenuPicture } from "./menu-picture.tsx";
import { MenuRows } from "./menu-rows.tsx";
import { MenuState } from "./menu-state.tsx";
import { MenuTemplates } from "./menu-templates.tsx";
import { menuWords as say } from "./menu-words.ts";
import { useDrawnPicture } from "./use-drawn-picture.ts";
import { useMenu } from "./use-menu.ts";
import { type MenuEditor, useMenuEditor } from "./use-menu-editor.ts";

const FRESH: MenuTile = { label: say.newTile, action: { do: "command", command: "start" } };

/** The menu at the foot of the chat: its tiles by form, how it looks, and how it stands on LINE. */
export function MenuPage({ studio }: { studio: OpenStudio }) {
  const line = useMenu();
  const editor = useMenuEditor(studio);
  useDrawnPicture(studio, editor.menu, editor.picture);
  return (
    <>
      <title>{`${say.title}｜${words.name}`}</title>
      <div>
        <h1 className="text-std-28B-150">{say.title}</h1>
        <p className="text-std-16N-170">{say.lead}</p>
      </div>
      {line.isPending ? <Waiting /> : null}
      {line.isError ? <Failed title={words.failed} error={line.error} onAgain={() => void line.refetch()} /> : null}
      {line.data === undefined ? null : <MenuState line={line.data.line} />}
      {editor.menu === null ? (
        <Banner tone="error" title={say.unreadable} />
      ) : (
        <MenuForm editor={editor} menu={editor.menu} />
      )}
    </>
  );
}

function MenuForm({ editor, menu }: { editor: MenuEditor; menu: CityMenu }) {
  const [chosen, setChosen] = useState(0);
  const faults = layoutFaults(menu);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="flex flex-col gap-4">
        <HeadFields editor={editor} menu={menu} />
        <LayoutFields editor={editor} menu={menu} />
        <Tiles {...{ editor, menu, chosen, faults, onChoose: setChosen }} />
      </div>
      <div className="flex flex-col gap-4 max-lg:order-first lg:sticky lg:top-4 lg:self-start">
        <MenuPicture editor={editor} menu={menu}>
          <Overlay {...{ editor, menu, chosen, faults, onChoose: setChosen }} />
        </MenuPicture>
        {menu.areas === undefined ? null : (
          <p id="area-keys" className="text-dns-14N-130 text-solid-gray-700">
            {say.areaKeys}
          </p>
        )}
      </div>
    </div>
  );
}

/** What holds for the menu as a whole. */
function HeadFields({ editor, menu }: { editor: MenuEditor; menu: CityMenu }) {
  const set = (change: Partial<CityMenu>, mark?: string) => editor.set(say.done.head, { ...menu, ...change }, mark);
  return (
    <>
      <Line {...say.bar} max={MENU_BAR_MAX} value={menu.bar} onChange={(bar) => set({ bar }, "menu bar")} />
      <Tick label={say.open} value={menu.open} onChange={(open) => set({ open })} />
      <Tick label={say.over} value={menu.over_others} onChange={(over) => set({ over_others: over })} />
    </>
  );
}

function LayoutFields({ editor, menu }: { editor: MenuEditor; menu: CityMenu }) {
  const set = (next: CityMenu) => editor.set(say.done.layout, next);
  return (
    <>
      <div className="flex flex-wrap gap-6">
        <Named label={say.size.label}>
          <Segments
            label={say.size.label}
            options={[
              ["full", say.size.full],
              ["half", say.size.half],
            ]}
            value={menu.size}
            onChange={(size) => set(inSize(menu, size))}
          />
        </Named>
        <Named label={say.layout.label}>
          <Segments
            label={say.layout.label}
            options={[
              ["rows", say.layout.rows],
              ["areas", say.layout.areas],
            ]}
            value={menu.areas === undefined ? "rows" : "areas"}
            onChange={(layout) => set(layout === "areas" ? inAreas(menu) : inRows(menu))}
          />
        </Named>
      </div>
      {menu.areas === undefined ? null : (
        <MenuTemplates menu={menu} fresh={FRESH} onPick={(areas) => set({ ...menu, areas })} />
      )}
    </>
  );
}

function Named({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <p className="text-std-16B-170">{label}</p>
      {children}
    </div>
  );
}

type TilesProps = {
  editor: MenuEditor;
  menu: CityMenu;
  chosen: number;
  faults: readonly LayoutFault[];
  onChoose: (at: number) => void;
};

function Tiles({ editor, menu, chosen, faults, onChoose }: TilesProps) {
  const { areas, rows = [] } = menu;
  return (
    <>
      <h2 className="text-std-20B-150">{say.rows}</h2>
      {areas === undefined ? (
        <MenuRows
          rows={rows}
          fresh={FRESH}
          onChange={(next, mark) => editor.set(say.done.tiles, { ...menu, rows: next }, mark)}
        />
      ) : (
        <AreaList
          {...{ size: menu.size, areas, chosen, faults, fresh: FRESH, onChoose }}
          onChange={(next, mark) => editor.set(say.done.tiles, { ...menu, areas: next }, mark)}
        />
      )}
    </>
  );
}

/** What lies over the picture: rectangles to be dragged, or where a picture of one's own can be tapped. */
function Overlay({ editor, menu, chosen, faults, onChoose }: TilesProps) {
  const { areas } = menu;
  if (areas !== undefined) {
    const faulty = new Set(faults.filter(({ kind }) => kind !== "small").map(({ at }) => at));
    return (
      <AreaEditor
        {...{ size: menu.size, areas, chosen, faulty, onChoose }}
        onMove={(at, bounds, gesture) => {
          const area = areas[at];
          if (area !== undefined)
            editor.set(say.done.moved, { ...menu, areas: areas.with(at, { ...area, bounds }) }, gesture);
        }}
      />
    );
  }
  if (menu.picture === "shipped" || editor.picture?.drawn !== false) return null;
  const whole = MENU_SIZES[menu.size];
  return boundsOf(whole, menu).map(({ tile, bounds }, at) => (
    <span
      // biome-ignore lint/suspicious/noArrayIndexKey: a tile has no name but its place.
      key={at}
      aria-hidden="true"
      className="absolute overflow-hidden border-2 border-dashed border-red-900 bg-white/70 p-1 text-dns-14B-130"
      style={{
        left: `${(100 * bounds.x) / whole.width}%`,
        top: `${(100 * bounds.y) / whole.height}%`,
        width: `${(100 * bounds.width) / whole.width}%`,
        height: `${(100 * bounds.height) / whole.height}%`,
      }}
    >
      {tile.label}
    </span>
  ));
}

/** Free rectangles keep their share of the height. */
function inSize(menu: CityMenu, size: CityMenu["size"]): CityMenu {
  if (menu.areas === undefined || size === menu.size) return { ...menu, size };
  const by = MENU_SIZES[size].height / MENU_SIZES[menu.size].height;
  const areas = menu.areas.map((area) => {
    const { y, height } = area.bounds;
    const [top, foot] = [Math.round(y * by), Math.round((y + height) * by)];
    return { ...area, bounds: { ...area.bounds, y: top, height: foot - top } };
  });
  return { ...menu, size, areas };
}
