import { words } from "./words.ts";

/** Lines to fill in by hand, on paper only: who handed it over, who took it, what became of it. */
export function PaperLines() {
  return (
    <dl className="mt-3 hidden border border-black print:block">
      {[words.sheet.handedBy, words.sheet.receivedBy, words.sheet.result].map((label) => (
        <div key={label} className="flex border-b border-solid-gray-420 last:border-b-0">
          <dt className="w-44 shrink-0 border-r border-solid-gray-420 p-2">{label}</dt>
          <dd className="h-9" />
        </div>
      ))}
    </dl>
  );
}
