import type { CityMenu, MenuArea, MenuBounds } from "../../../core/city-menu.ts";
import { MENU_SIZES } from "../../../core/city-menu.ts";
import type { LayoutFault } from "../../../core/menu-layout.ts";
import { Button } from "../../shared/button.tsx";
import { Line } from "../flow/small-fields.tsx";
import { menuWords as say } from "./menu-words.ts";
import { TileFields } from "./tile-fields.tsx";

const AREAS_MAX = 20;
const SIDES = ["x", "y", "width", "height"] as const;

type AreaListProps = {
  size: CityMenu["size"];
  areas: readonly MenuArea[];
  chosen: number;
  faults: readonly LayoutFault[];
  fresh: Omit<MenuArea, "bounds">;
  onChoose: (at: number) => void;
  /** `mark`: what is typed on in one field is undone together. */
  onChange: (areas: MenuArea[], mark?: string) => void;
};

/** The free rectangles one by one: what stands on each, what a tap does, where it is, and what is wrong with that. */
export function AreaList({ size, areas, chosen, faults, fresh, onChoose, onChange }: AreaListProps) {
  const whole = MENU_SIZES[size];
  const third = { width: Math.round(whole.width / 3), height: Math.round(whole.height / 2) };
  const add = () => {
    onChange([...areas, { ...fresh, bounds: { x: 0, y: 0, ...third } }]);
    onChoose(areas.length);
  };
  return (
    <div className="flex flex-col gap-3">
      <ol className="flex flex-col gap-3">
        {areas.map((area, at) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a rectangle has no name but its place.
            key={at}
            onFocus={() => onChoose(at)}
            className={`flex flex-col gap-3 rounded-12 border p-3 ${at === chosen ? "border-2 border-blue-900" : "border-solid-gray-300"}`}
          >
            <h3 className="text-std-16B-170">{say.areaName(at + 1, area.label)}</h3>
            {faults
              .filter((fault) => fault.at === at)
              .map((fault) => (
                <p key={fault.kind} className={fault.kind === "small" ? "text-yellow-1100" : "text-error-2"}>
                  {faultWords(fault, areas)}
                </p>
              ))}
            <TileFields
              tile={{ label: area.label, action: area.action }}
              onChange={(tile) => onChange(areas.with(at, { ...tile, bounds: area.bounds }), `menu tile ${at}`)}
            />
            <BoundsFields
              bounds={area.bounds}
              onChange={(bounds) => onChange(areas.with(at, { ...area, bounds }), `menu bounds ${at}`)}
            />
            {areas.length === 1 ? null : (
              <Button look="quiet" size="small" className="self-start" onClick={() => onChange(areas.toSpliced(at, 1))}>
                {say.removeTile}
                <span className="sr-only">：{area.label}</span>
              </Button>
            )}
          </li>
        ))}
      </ol>
      {areas.length >= AREAS_MAX ? (
        <p>{say.areasMax(AREAS_MAX)}</p>
      ) : (
        <Button look="plain" size="small" className="self-start" onClick={add}>
          {say.addTile}
        </Button>
      )}
    </div>
  );
}

function BoundsFields({ bounds, onChange }: { bounds: MenuBounds; onChange: (bounds: MenuBounds) => void }) {
  return (
    <fieldset>
      <legend className="text-dns-14B-130">{say.bounds}</legend>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        {SIDES.map((side) => (
          <Line
            key={side}
            label={say.sides[side]}
            kind="number"
            value={String(bounds[side])}
            onChange={(value) => onChange({ ...bounds, [side]: wholeNumber(value, side) })}
          />
        ))}
      </div>
    </fieldset>
  );
}

function wholeNumber(value: string, side: (typeof SIDES)[number]): number {
  const least = side === "width" || side === "height" ? 1 : 0;
  return Math.max(least, Math.round(Number(value)) || 0);
}

function faultWords(fault: LayoutFault, areas: readonly MenuArea[]): string {
  switch (fault.kind) {
    case "outside":
      return say.layout.outside;
    case "overlap":
      return say.layout.overlap(say.areaName(fault.over + 1, areas[fault.over]?.label ?? ""));
    case "small":
      return say.layout.small;
    default:
      return fault satisfies never;
  }
}
