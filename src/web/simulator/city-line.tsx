import type { ChatItem } from "../../core/simulator-view.ts";
import { CityIcon } from "./city-icon.tsx";
import { CityMessage } from "./city-message.tsx";
import { clockWords } from "./clock-words.ts";
import type { OnTap } from "./on-tap.ts";

type CityItem = Extract<ChatItem, { from: "city" }>;
type CityLineProps = { item: CityItem; first: boolean; last: boolean; cityName: string; onTap: OnTap };

/** What the city says, on the left: icon and name over the first of a run, the time after the last. */
export function CityLine({ item, first, last, cityName, onTap }: CityLineProps) {
  const name = item.message.sender?.name ?? cityName;
  return (
    <div className={`flex items-start gap-2 ${first ? "pt-2" : ""}`}>
      {first ? <CityIcon name={name} /> : <span className="w-9 shrink-0" />}
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        {first ? <p className="text-dns-14N-130 text-solid-gray-900">{name}</p> : null}
        <div className="flex items-end gap-1.5">
          <div className="min-w-0">
            <CityMessage message={item.message} onTap={onTap} />
          </div>
          {last ? (
            <time dateTime={item.at} className="shrink-0 text-[0.75rem] leading-none text-solid-gray-900">
              {clockWords(item.at)}
            </time>
          ) : null}
        </div>
      </div>
    </div>
  );
}
