import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { type CityMenu, MENU_SIZES, type MenuArea, type MenuBounds } from "../../../core/city-menu.ts";
import { menuWords as say } from "./menu-words.ts";
import { type Grip, movedBounds } from "./moved-bounds.ts";

type AreaEditorProps = {
  size: CityMenu["size"];
  areas: readonly MenuArea[];
  chosen: number;
  /** Which rectangles are wrong. */
  faulty: ReadonlySet<number>;
  onChoose: (at: number) => void;
  /** `gesture`: the same for all that one drag does. */
  onMove: (at: number, bounds: MenuBounds, gesture: string) => void;
};

type Drag = { at: number; grip: Grip; from: { x: number; y: number }; bounds: MenuBounds; gesture: string };

const GRIPS: readonly (readonly [Grip, string])[] = [
  ["left", "-left-1 top-2 bottom-2 w-3 cursor-ew-resize"],
  ["right", "-right-1 top-2 bottom-2 w-3 cursor-ew-resize"],
  ["top", "-top-1 left-2 right-2 h-3 cursor-ns-resize"],
  ["foot", "-bottom-1 left-2 right-2 h-3 cursor-ns-resize"],
  ["corner", "-right-1 -bottom-1 size-5 cursor-nwse-resize rounded-full border-2 border-white bg-blue-900"],
];
const STEP = 10;

/** The rectangles over the picture: dragged whole or by an edge, or moved with the arrow keys (Shift: made larger and smaller). */
export function AreaEditor(props: AreaEditorProps) {
  const { size, areas, chosen, faulty, onChoose, onMove } = props;
  const { field, start, go, stop } = useDrag(props);
  const key = (event: KeyboardEvent, at: number) => {
    const by = ARROWS[event.key];
    const bounds = areas[at]?.bounds;
    if (by === undefined || bounds === undefined) return;
    event.preventDefault();
    const far = { x: by.x * STEP, y: by.y * STEP };
    const grip = event.shiftKey ? "corner" : "all";
    onMove(at, movedBounds(bounds, grip, far, MENU_SIZES[size], []), `menu keys ${at}`);
  };
  return (
    <div
      ref={field}
      className="absolute inset-0 touch-none"
      onPointerMove={go}
      onPointerUp={stop}
      onPointerCancel={stop}
    >
      {areas.map((area, at) => (
        <AreaBox
          // biome-ignore lint/suspicious/noArrayIndexKey: a rectangle has no name but its place.
          key={at}
          {...{ size, area, at, chosen: at === chosen, faulty: faulty.has(at) }}
          onStart={(event, grip) => start(event, at, grip)}
          onKey={(event) => key(event, at)}
          onFocus={() => onChoose(at)}
        />
      ))}
    </div>
  );
}

/** Follows the pointer from where a rectangle was taken hold of. */
function useDrag({ size, areas, onChoose, onMove }: AreaEditorProps) {
  const field = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);
  const whole = MENU_SIZES[size];
  return {
    field,
    start(event: PointerEvent, at: number, grip: Grip): void {
      const bounds = areas[at]?.bounds;
      if (bounds === undefined || event.button !== 0) return;
      event.stopPropagation();
      onChoose(at);
      field.current?.setPointerCapture(event.pointerId);
      const from = { x: event.clientX, y: event.clientY };
      drag.current = { at, grip, from, bounds, gesture: `menu drag ${event.timeStamp}` };
    },
    go(event: PointerEvent): void {
      const width = field.current?.clientWidth ?? 0;
      if (drag.current === null || width === 0) return;
      const { at, grip, from, bounds, gesture } = drag.current;
      const scale = whole.width / width;
      const by = { x: (event.clientX - from.x) * scale, y: (event.clientY - from.y) * scale };
      const others = areas.filter((_, index) => index !== at).map((other) => other.bounds);
      onMove(at, movedBounds(bounds, grip, by, whole, others), gesture);
    },
    stop(): void {
      drag.current = null;
    },
  };
}

type AreaBoxProps = {
  size: CityMenu["size"];
  area: MenuArea;
  at: number;
  chosen: boolean;
  faulty: boolean;
  onStart: (event: PointerEvent, grip: Grip) => void;
  onKey: (event: KeyboardEvent) => void;
  onFocus: () => void;
};

function AreaBox({ size, area: { label, bounds }, at, chosen, faulty, onStart, onKey, onFocus }: AreaBoxProps) {
  const { width, height } = MENU_SIZES[size];
  const part = (value: number, of: number) => `${(100 * value) / of}%`;
  const look = faulty
    ? "border-red-900 bg-red-50/70"
    : chosen
      ? "border-blue-900 bg-blue-200/30"
      : "border-dashed border-solid-gray-800";
  return (
    <div
      className={`absolute ${chosen ? "z-10" : ""}`}
      style={{
        ...{ left: part(bounds.x, width), top: part(bounds.y, height) },
        ...{ width: part(bounds.width, width), height: part(bounds.height, height) },
      }}
    >
      <button
        type="button"
        aria-pressed={chosen}
        aria-label={say.areaName(at + 1, label)}
        aria-describedby="area-keys"
        className={`size-full cursor-move border-2 ${look}`}
        onPointerDown={(event) => onStart(event, "all")}
        onKeyDown={onKey}
        onFocus={onFocus}
      >
        <span className="absolute top-0 left-0 bg-white/85 px-1 text-dns-14B-130 text-solid-gray-900">{at + 1}</span>
      </button>
      {chosen
        ? GRIPS.map(([grip, where]) => (
            <span
              key={grip}
              aria-hidden="true"
              className={`absolute ${where}`}
              onPointerDown={(event) => onStart(event, grip)}
            />
          ))
        : null}
    </div>
  );
}

const ARROWS: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
