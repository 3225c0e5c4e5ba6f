import type { LineStatus } from "../../core/operations-view.ts";
import { dayAndTime } from "./japanese-time.ts";
import { operationsWords as words } from "./operations-words.ts";

/** From here on somebody should think of the plan before the month is over. */
const NEARLY = 0.8;

/** How much of this month's pushes is used. */
export function QuotaMeter({ line: { quota, askedAt } }: { line: LineStatus }) {
  if (quota === null) return <p className="text-std-16N-170">{words.quota.unknown}</p>;
  const { limit, used } = quota;
  const share = limit === null ? 0 : Math.min(1, limit === 0 ? 1 : used / limit);
  return (
    <div className="flex flex-col gap-1 text-std-16N-170">
      <p className="text-std-17B-170">{limit === null ? words.quota.unlimited(used) : words.quota.used(used, limit)}</p>
      {limit === null ? null : (
        // SVG: the page allows no style attributes of its own.
        <svg
          role="img"
          aria-label={words.quota.used(used, limit)}
          viewBox="0 0 100 4"
          preserveAspectRatio="none"
          className="h-3 w-full max-w-md rounded-full bg-solid-gray-100"
        >
          <rect
            width={share * 100}
            height="4"
            className={share >= 1 ? "fill-error-1" : share >= NEARLY ? "fill-yellow-700" : "fill-blue-900"}
          />
        </svg>
      )}
      <p className="text-solid-gray-700">{words.quota.note(dayAndTime(askedAt))}</p>
    </div>
  );
}
