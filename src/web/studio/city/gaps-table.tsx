import { useQuery } from "@tanstack/react-query";
import { Gaps } from "../../../core/studio/who-view.ts";
import { queryJson } from "../../shared/query-json.ts";
import type { OpenStudio } from "../draft/open-studio.ts";
import { useDraftState } from "../draft/use-studio.ts";
import { words } from "../words.ts";
import { cityWords } from "./city-words.ts";

const say = cityWords.gaps;

/** Every domain by every area: who serves it; holes and overlaps are said in words. */
export function GapsTable({ studio }: { studio: OpenStudio }) {
  const version = useDraftState(studio.store, (state) => state.version);
  const gaps = useQuery({
    queryKey: ["studio-gaps", version],
    queryFn: ({ signal }) => queryJson(Gaps.nullable(), "/api/studio/gaps", signal),
  });
  if (gaps.data == null) return null;
  const { domains, rows, overlaps } = gaps.data;
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-std-22B-150">{say.title}</h2>
      <p className="text-std-16N-170">{say.lead}</p>
      <section
        aria-label={say.title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        tabIndex={0}
        className="relative max-h-112 overflow-auto rounded-8 border border-solid-gray-300"
      >
        <table className="w-full min-w-160 border-collapse text-dns-14N-130">
          <thead>
            <tr>
              <th scope="col" className="sticky top-0 bg-solid-gray-50 p-2 text-left">
                {say.area}
              </th>
              {domains.map(({ id, name }) => (
                <th key={id} scope="col" className="sticky top-0 bg-solid-gray-50 p-2 text-left">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ area, cells }) => (
              <tr key={area?.id ?? ""} className="border-t border-solid-gray-100">
                <th scope="row" className="p-2 text-left">
                  {area?.name ?? say.anywhere}
                </th>
                {cells.map(({ domain, receiver, state }) => (
                  <td key={domain} className={`p-2 ${state === "gap" ? "bg-red-50" : ""}`}>
                    {receiver.name}
                    {state === "gap" ? <b className="block text-red-1100">{say.gap}</b> : null}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="text-std-16N-170">
        {overlaps.length === 0
          ? say.noOverlap
          : `${say.overlaps}：${overlaps.map(({ area, agencies }) => `${area}（${agencies.join(words.and)}）`).join(words.and)}`}
      </p>
    </section>
  );
}
