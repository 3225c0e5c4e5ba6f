import { sharedWords } from "./shared-words.ts";

/** Stands on every page of demo mode, so that nobody mistakes it for the real account. */
export function DemoBanner() {
  return (
    <aside
      aria-label={sharedWords.demoName}
      className="bg-yellow-100 px-2 py-1.5 text-center text-balance text-solid-gray-900"
    >
      <p className="text-[0.8125rem] leading-snug font-700 md:text-[0.875rem]">{sharedWords.demo}</p>
    </aside>
  );
}
