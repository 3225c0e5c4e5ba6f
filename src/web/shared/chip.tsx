import type { ReactNode } from "react";

/** gray: neutral. blue: a domain, a place. green: done. yellow: waits. red: at once. */
export type ChipTone = "gray" | "blue" | "green" | "yellow" | "red";

const TONES: Record<ChipTone, string> = {
  gray: "border-solid-gray-536 bg-solid-gray-50 text-solid-gray-800",
  blue: "border-blue-600 bg-blue-50 text-blue-1000",
  green: "border-green-600 bg-green-50 text-green-900",
  yellow: "border-yellow-700 bg-yellow-50 text-yellow-1100",
  red: "border-red-800 bg-red-50 text-red-1000",
};

/** A short label. Colour never says it alone: the word does. */
export function Chip({ tone = "gray", children }: { tone?: ChipTone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-8 border px-2 py-0.5 text-dns-14B-130 sm:whitespace-nowrap ${TONES[tone]}`}
    >
      {children}
    </span>
  );
}
