import { type CityMenu, MENU_SIZES, type MenuArea, type MenuTile } from "../../../core/city-menu.ts";
import { menuWords as say } from "./menu-words.ts";
import { cellsOf, TEMPLATES, withTemplate } from "./templates.ts";

type MenuTemplatesProps = { menu: CityMenu; fresh: MenuTile; onPick: (areas: MenuArea[]) => void };

/** LINE's usual layouts as small drawings, to begin from. */
export function MenuTemplates({ menu: { size, areas = [] }, fresh, onPick }: MenuTemplatesProps) {
  const { width, height } = MENU_SIZES[size];
  const tiles = areas.map(({ label, action }) => ({ label, action }));
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="text-std-16B-170">{say.templates}</legend>
      <p className="text-dns-14N-130 text-solid-gray-700">{say.templatesHint}</p>
      <div className="flex flex-wrap gap-2">
        {TEMPLATES[size].map((template) => (
          <button
            key={template.name}
            type="button"
            className="flex w-28 flex-col items-center gap-1 rounded-8 border border-solid-gray-420 p-2 text-dns-14N-130 hover:bg-blue-50"
            onClick={() => onPick(withTemplate(size, tiles, template, fresh))}
          >
            <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" className="w-20">
              {cellsOf(size, template).map(({ x, y, width: wide, height: high }) => (
                <rect
                  key={`${x} ${y}`}
                  {...{ x: x + 30, y: y + 30, width: wide - 60, height: high - 60, rx: 60 }}
                  className="fill-blue-100 stroke-blue-900"
                  strokeWidth={30}
                />
              ))}
            </svg>
            {template.name}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
