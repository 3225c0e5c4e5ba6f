import type { LineAlarm, LineStatus } from "../../core/operations-view.ts";
import { Banner } from "../shared/banner.tsx";
import { dayAndTime } from "./japanese-time.ts";
import { operationsWords as words } from "./operations-words.ts";

/** What somebody must mend between the city and LINE, each with what to do. `city`: the id, from which settings are named. */
export function LineTroubles({ line, alarms, city }: { line: LineStatus; alarms: readonly LineAlarm[]; city: string }) {
  const setting = city.toUpperCase().replaceAll("-", "_");
  const settings = [...settingTroubles(line), ...quotaTrouble(line, alarms)];
  if (alarms.length === 0 && settings.length === 0)
    return <p className="rounded-8 bg-green-50 px-4 py-3 text-std-16N-170 text-green-1200">{words.allWell}</p>;
  return (
    <div className="flex flex-col gap-3">
      {alarms.map(({ code, since, times }) => {
        const { title, todo } = words.alarms[code]({ setting, times });
        return (
          <Banner key={code} tone="error" title={title}>
            <p className="break-words">{todo}</p>
            <p>{words.since(dayAndTime(since))}</p>
          </Banner>
        );
      })}
      {settings.map(({ title, todo }) => (
        <Banner key={title} tone="warning" title={title}>
          {todo}
        </Banner>
      ))}
    </div>
  );
}

/** LINE's figures say so before the first push is refused. */
function quotaTrouble({ quota }: LineStatus, alarms: readonly LineAlarm[]) {
  const usedUp = quota !== null && quota.limit !== null && quota.used >= quota.limit;
  const said = alarms.some(({ code }) => code === "quota_used_up");
  return usedUp && !said ? [words.alarms.quota_used_up()] : [];
}

function settingTroubles({ token, webhook, chatMode, markAsReadMode }: LineStatus): { title: string; todo: string }[] {
  return [
    ...(token === "unknown" ? [words.settings.unknown] : []),
    ...(webhook === null || webhook === "fits" ? [] : [words.webhook[webhook]]),
    ...(chatMode === "chat" ? [words.settings.chat] : []),
    ...(markAsReadMode === "manual" ? [words.settings.manualRead] : []),
  ];
}
