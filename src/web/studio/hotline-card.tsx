import type { Hotline } from "../../core/city/city.ts";
import { describeHours } from "../../core/city/describe-hours.ts";
import { Button } from "../shared/button.tsx";
import { cityWords } from "./city/city-words.ts";
import { words } from "./words.ts";

/** A number shown to residents in danger, with who checked it and until when it is shown. */
export function HotlineCard({ hotline, onEdit }: { hotline: Hotline; onEdit: () => void }) {
  const hours =
    hotline.hours_text?.ja ?? (hotline.hours === null ? words.city.allDay : describeHours(hotline.hours, "ja"));
  return (
    <li className="flex min-w-0 flex-col gap-1 rounded-12 border border-solid-gray-300 p-4 text-std-16N-170">
      <h3 className="text-std-17B-170">{hotline.label.ja}</h3>
      <p className="text-std-20B-150">{hotline.number ?? words.unknown}</p>
      <p>{hours}</p>
      <p className={hotline.verified_on === null ? "font-700 text-error-2" : "text-solid-gray-700"}>
        {hotline.verified_on === null ? words.city.unverified : words.city.verified(hotline.verified_on)}
        {hotline.expires === null ? "" : `（${words.city.expires(hotline.expires)}）`}
      </p>
      <Button
        look="plain"
        size="small"
        className="mt-auto self-start"
        aria-label={cityWords.title(hotline.label.ja)}
        onClick={onEdit}
      >
        {cityWords.edit}
      </Button>
    </li>
  );
}
