import type { DangerEffect } from "../../../core/studio/danger-view.ts";
import { names } from "../../staff/names.ts";
import { dangerWords } from "./danger-words.ts";

const say = dangerWords.effect;
/** What matters most comes first. */
const LISTS = ["lost", "weaker", "found", "stronger", "alarms", "calmed", "near"] as const;
const SHARES = ["recall", "harmless", "plain"] as const;

/** What changed rules do on the corpus, with the sentences themselves. */
export function EffectView({ effect }: { effect: DangerEffect }) {
  const some = LISTS.filter((list) => effect[list].all > 0);
  return (
    <div className="flex flex-col gap-3">
      <p className="text-std-16N-170">{say.lead}</p>
      {some.filter((list) => list !== "near").length === 0 ? <p>{say.same}</p> : null}
      {some.map((list) => (
        <details key={list} open={list === "lost" || list === "weaker"} className="border-t border-solid-gray-300 pt-2">
          <summary
            className={`min-h-11 cursor-pointer text-std-16B-170 ${list === "lost" || list === "weaker" ? "text-error-2" : ""}`}
          >
            {say[list]}　{dangerWords.count(effect[list].all)}
          </summary>
          <Lines lines={effect[list]} list={list} />
        </details>
      ))}
      <table className="w-full text-left text-std-16N-170">
        <caption className="text-left text-dns-14B-130">{say.shares}</caption>
        <tbody>
          {SHARES.map((share) => (
            <tr key={share} className="border-b border-solid-gray-100">
              <th scope="row" className="py-1 pr-2 font-400">
                {say[share]}
              </th>
              <td className="py-1 whitespace-nowrap">
                {percent(effect[share].before)} → {percent(effect[share].after)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Lines({ lines, list }: { lines: DangerEffect["found"]; list: (typeof LISTS)[number] }) {
  return (
    <>
      <ul>
        {lines.first.map(({ text, before, after }) => (
          <li key={text} className="border-b border-solid-gray-100 py-1 text-std-16N-170 [overflow-wrap:anywhere]">
            {text}
            {list === "near" ? null : (
              <span className="block text-dns-14N-130 text-solid-gray-700">
                {names.tier[before]} → {names.tier[after]}
              </span>
            )}
          </li>
        ))}
      </ul>
      {lines.all > lines.first.length ? <p>{say.more(lines.all - lines.first.length)}</p> : null}
    </>
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
