import { useState } from "react";
import type { DangerEffect } from "../../../core/studio/danger-view.ts";
import { names } from "../../staff/names.ts";
import { Segments } from "../flow/small-fields.tsx";
import { dangerWords } from "./danger-words.ts";

const say = dangerWords.effect;
/** What matters most comes first. */
const LISTS = ["lost", "weaker", "found", "stronger", "alarms", "calmed"] as const;
const SHARES = ["recall", "harmless", "plain"] as const;
type By = "residents" | "rules";

/** What changed rules do on the corpus: as residents are answered, and by the rules alone, with the sentences themselves. */
export function EffectView({ effect }: { effect: DangerEffect }) {
  const [by, setBy] = useState<By>(effect.residents === null ? "rules" : "residents");
  const { rules, residents } = effect;
  const shown = by === "residents" && residents !== null ? residents : rules;
  const some = LISTS.filter((list) => shown[list].all > 0);
  return (
    <div className="flex flex-col gap-3">
      <p className="text-std-16N-170">{say.lead}</p>
      <Shares rules={rules} residents={residents} />
      {residents === null ? null : (
        <Segments
          label={say.by}
          options={[
            ["residents", say.byOf.residents],
            ["rules", say.byOf.rules],
          ]}
          value={by}
          onChange={setBy}
        />
      )}
      {some.length === 0 ? <p>{say.same}</p> : null}
      {some.map((list) => (
        <SentenceList key={list} list={list} lines={shown[list]} />
      ))}
      {effect.near.all === 0 ? null : <SentenceList list="near" lines={effect.near} />}
    </div>
  );
}

function Shares({ rules, residents }: Pick<DangerEffect, "rules" | "residents">) {
  return (
    <table className="w-full text-left text-std-16N-170">
      <caption className="text-left text-dns-14N-130 text-solid-gray-700">{say.shares}</caption>
      <thead>
        <tr className="border-b border-solid-gray-420 align-bottom text-dns-14B-130">
          <th scope="col" className="py-1 pr-2">
            {say.sort}
          </th>
          {residents === null ? null : (
            <th scope="col" className="py-1 pr-2">
              {say.byOf.residents}
            </th>
          )}
          <th scope="col" className="py-1">
            {say.byOf.rules}
          </th>
        </tr>
      </thead>
      <tbody>
        {SHARES.map((share) => (
          <tr key={share} className="border-b border-solid-gray-100">
            <th scope="row" className="py-1 pr-2 font-400">
              {say[share]}
            </th>
            {residents === null ? null : <td className="py-1 pr-2">{change(residents[share])}</td>}
            <td className="py-1">{change(rules[share])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type ListName = (typeof LISTS)[number] | "near";
const BAD: readonly ListName[] = ["lost", "weaker"];

function SentenceList({ list, lines }: { list: ListName; lines: DangerEffect["near"] }) {
  const bad = BAD.includes(list);
  return (
    <details open={bad} className="border-t border-solid-gray-300 pt-2">
      <summary className={`min-h-11 cursor-pointer text-std-16B-170 ${bad ? "text-error-2" : ""}`}>
        {say[list]}　{dangerWords.count(lines.all)}
      </summary>
      <Lines lines={lines} list={list} />
    </details>
  );
}

function Lines({ lines, list }: { lines: DangerEffect["near"]; list: ListName }) {
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

function change({ before, after }: DangerEffect["rules"]["recall"]): string {
  return before === after ? percent(after) : `${percent(before)} → ${percent(after)}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
