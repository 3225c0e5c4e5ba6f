import { useQuery } from "@tanstack/react-query";
import { simulatorApi } from "./simulator-api.ts";

/** Calls that LINE would have refused and that belong to no one's chat. Nothing at all when there are none. */
export function ViolationsLine() {
  const answer = useQuery({ queryKey: ["violations"], queryFn: simulatorApi.violations });
  const homeless = answer.data?.violations.filter((violation) => violation.userId === null) ?? [];
  if (homeless.length === 0) return null;
  return (
    <details className="border-b border-red-300 bg-red-50 px-4 py-1 text-dns-14N-130 text-red-1100">
      <summary className="flex min-h-11 items-center">LINEが受け付けなかった呼び出し：{homeless.length}件</summary>
      <ul className="flex flex-col gap-1 pb-3">
        {homeless.map((violation) => (
          <li key={violation.id}>
            {violation.call}　{violation.status}　{violation.message}
          </li>
        ))}
      </ul>
    </details>
  );
}
