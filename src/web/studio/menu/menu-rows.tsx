import type { CityMenu, MenuTile } from "../../../core/city-menu.ts";
import { Button } from "../../shared/button.tsx";
import { menuWords as say } from "./menu-words.ts";
import { TileFields } from "./tile-fields.tsx";

const TILES_MAX = 5;
const ROWS_MAX = 4;

type Rows = NonNullable<CityMenu["rows"]>;

type MenuRowsProps = {
  rows: Rows;
  fresh: MenuTile;
  /** `mark`: what is typed on in one field is undone together. */
  onChange: (rows: Rows, mark?: string) => void;
};

/** The tiles row by row: added, taken out, moved, and each with its fields. */
export function MenuRows({ rows, fresh, onChange }: MenuRowsProps) {
  const setRow = (at: number, row: MenuTile[], mark?: string) =>
    onChange(row.length === 0 ? rows.toSpliced(at, 1) : rows.with(at, row), mark);
  const alone = rows.flat().length === 1;
  return (
    <div className="flex flex-col gap-4">
      {rows.map((row, down) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name but its place.
        <fieldset key={down} className="flex flex-col gap-3 rounded-12 border border-solid-gray-300 p-3">
          <legend className="px-1 text-std-16B-170">{say.row(down + 1)}</legend>
          {row.map((tile, across) => (
            <TileBox
              // biome-ignore lint/suspicious/noArrayIndexKey: a tile has no name but its place.
              key={across}
              name={say.tile(down + 1, across + 1)}
              tile={tile}
              onChange={(next) => setRow(down, row.with(across, next), `menu tile ${down} ${across}`)}
              onLeft={across === 0 ? null : () => setRow(down, swapped(row, across - 1))}
              onRight={across === row.length - 1 ? null : () => setRow(down, swapped(row, across))}
              onRemove={alone ? null : () => setRow(down, row.toSpliced(across, 1))}
            />
          ))}
          {row.length >= TILES_MAX ? null : (
            <Button look="plain" size="small" className="self-start" onClick={() => setRow(down, [...row, fresh])}>
              {say.addTile}
              <span className="sr-only">：{say.row(down + 1)}</span>
            </Button>
          )}
        </fieldset>
      ))}
      {rows.length >= ROWS_MAX ? null : (
        <Button look="plain" size="small" className="self-start" onClick={() => onChange([...rows, [fresh]])}>
          {say.addRow}
        </Button>
      )}
    </div>
  );
}

type TileBoxProps = {
  name: string;
  tile: MenuTile;
  onChange: (tile: MenuTile) => void;
  onLeft: (() => void) | null;
  onRight: (() => void) | null;
  onRemove: (() => void) | null;
};

function TileBox({ name, tile, onChange, onLeft, onRight, onRemove }: TileBoxProps) {
  const acts = [
    [say.left, onLeft],
    [say.right, onRight],
    [say.removeTile, onRemove],
  ] as const;
  return (
    <section aria-label={name} className="flex flex-col gap-2 border-b border-solid-gray-300 pb-3">
      <TileFields tile={tile} onChange={onChange} />
      <div className="flex flex-wrap gap-2">
        {acts.map(([words, act]) =>
          act === null ? null : (
            <Button key={words} look="quiet" size="small" onClick={act}>
              {words}
              <span className="sr-only">：{tile.label}</span>
            </Button>
          ),
        )}
      </div>
    </section>
  );
}

function swapped(row: readonly MenuTile[], at: number): MenuTile[] {
  const [one, other] = [row[at], row[at + 1]];
  return one === undefined || other === undefined ? [...row] : row.toSpliced(at, 2, other, one);
}
