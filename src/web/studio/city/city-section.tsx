import type { ReactNode } from "react";

type CitySectionProps = { title: string; aside?: string; lead?: string; children: ReactNode };

/** A part of a page with its heading. */
export function CitySection({ title, aside, lead, children }: CitySectionProps) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-3">
      <div>
        <h2 className="flex flex-wrap items-baseline gap-x-3 text-std-22B-150">
          {title}
          {aside === undefined ? null : <span className="text-std-16N-170 text-solid-gray-700">{aside}</span>}
        </h2>
        {lead === undefined || lead === "" ? null : <p className="text-std-16N-170 text-solid-gray-700">{lead}</p>}
      </div>
      {children}
    </section>
  );
}
