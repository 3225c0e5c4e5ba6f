import type { Action, Bubble } from "../../../core/bubble.ts";

type BubbleViewProps = { bubble: Bubble; onTap?: (label: string) => void };

/** A bubble as a resident sees it in LINE. Without `onTap` its buttons are shown, not pressed. */
export function BubbleView({ bubble, onTap }: BubbleViewProps) {
  switch (bubble.kind) {
    case "text":
      return (
        <p className="w-fit max-w-full rounded-24 rounded-tl-4 bg-white px-4 py-2 text-[1rem] leading-normal whitespace-pre-wrap">
          {bubble.text}
        </p>
      );
    case "menu":
      return (
        <div className="flex flex-col overflow-hidden rounded-16 bg-white">
          <p className="px-4 py-3 text-[1rem] leading-normal whitespace-pre-wrap">{bubble.text}</p>
          <Buttons actions={bubble.actions} onTap={onTap} />
        </div>
      );
    case "card":
      return <Card bubble={bubble} onTap={onTap} />;
    default:
      return bubble satisfies never;
  }
}

type CardProps = { bubble: Extract<Bubble, { kind: "card" }>; onTap?: (label: string) => void };

function Card({ bubble: { tone, title, rows, actions }, onTap }: CardProps) {
  const safety = tone === "safety";
  return (
    <div className={`flex flex-col overflow-hidden rounded-16 bg-white ${safety ? "border-2 border-red-900" : ""}`}>
      <p
        className={`px-4 py-3 text-[1.0625rem] font-700 ${safety ? "bg-red-50 text-red-1100" : "bg-green-50 text-green-1000"}`}
      >
        {title}
      </p>
      <dl className="flex flex-col gap-2 px-4 py-3">
        {rows.map((row) => (
          <div key={`${row.label} ${row.text}`}>
            <dt className="text-[0.875rem] text-solid-gray-700">{row.label}</dt>
            <dd className="text-[1rem] whitespace-pre-wrap">{row.text}</dd>
          </div>
        ))}
      </dl>
      <Buttons actions={actions} onTap={onTap} />
    </div>
  );
}

/** As in LINE: two beside each other when they are many. */
function Buttons({ actions, onTap }: { actions: readonly Action[]; onTap?: (label: string) => void }) {
  if (actions.length === 0) return null;
  return (
    <ul className={`grid gap-2 px-4 pt-1 pb-4 ${actions.length > 8 ? "grid-cols-2" : ""}`}>
      {actions.map((action) => (
        <li key={`${action.kind} ${action.label}`}>
          <TapButton action={action} onTap={onTap} />
        </li>
      ))}
    </ul>
  );
}

const LOOK =
  "block min-h-11 w-full rounded-[0.625rem] border border-green-800 bg-green-50 px-2 py-2 text-center text-[1rem] leading-snug font-700 text-green-1000";

/** A button of the chat; `onTap` gets its label without the number. */
export function TapButton({ action, onTap }: { action: Action; onTap?: (label: string) => void }) {
  if (onTap === undefined || action.kind === "link") return <span className={LOOK}>{action.label}</span>;
  return (
    <button type="button" className={`${LOOK} hover:bg-green-100`} onClick={() => onTap(unnumbered(action.label))}>
      {action.label}
    </button>
  );
}

/** 「2 家族のこと」 → 「家族のこと」 */
export function unnumbered(label: string): string {
  return label.replace(/^\d+ /, "");
}
