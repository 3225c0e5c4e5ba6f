import type { ReactNode } from "react";
import { sharedWords } from "./shared-words.ts";

type Tone = "info" | "success" | "warning" | "error";

const FRAMES: Record<Tone, string> = {
  info: "border-blue-900",
  success: "border-success-2",
  warning: "border-warning-yellow-2",
  error: "border-error-1",
};
const MARKS: Record<Tone, { sign: string; colour: string }> = {
  info: { sign: "i", colour: "bg-blue-900" },
  success: { sign: "✓", colour: "bg-success-2" },
  warning: { sign: "!", colour: "bg-warning-yellow-2" },
  error: { sign: "!", colour: "bg-error-1" },
};

type BannerProps = { tone: Tone; title: string; children?: ReactNode; actions?: ReactNode };

/** A notice in the flow of the page. `error` is read out at once, the others when there is a pause. */
export function Banner({ tone, title, children, actions }: BannerProps) {
  const mark = MARKS[tone];
  return (
    <section
      role={tone === "error" ? "alert" : "status"}
      className={`flex gap-4 rounded-12 border-3 bg-white px-4 py-3 md:px-5 ${FRAMES[tone]}`}
    >
      <span
        role="img"
        aria-label={sharedWords.marks[tone]}
        className={`grid size-7 shrink-0 place-items-center rounded-full text-std-17B-170 leading-none text-white ${mark.colour}`}
      >
        {mark.sign}
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="text-std-17B-170">{title}</p>
        {children ? <div className="text-std-16N-170">{children}</div> : null}
        {actions ? <div className="mt-2 flex flex-wrap gap-3">{actions}</div> : null}
      </div>
    </section>
  );
}
