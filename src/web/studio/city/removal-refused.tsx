import { z } from "zod";
import { StaffLine } from "../../../core/casework/account-view.ts";
import { HeldCases } from "../../../core/studio/publish-view.ts";
import { Button, LinkButton } from "../../shared/button.tsx";
import { Dialog } from "../../shared/dialog.tsx";
import { fetchJson } from "../../shared/fetch-json.ts";
import { goTo } from "../studio-place.ts";
import { cityWords } from "./city-words.ts";
import type { LeadingPlace } from "./leads-to.ts";

const say = cityWords.remove;

/**
 * What keeps an entry from being taken out: places that lead to it, so many people whose post it is, and so many open cases that it
 * holds (null: that cannot be seen now).
 */
export type InTheWay = { places: readonly LeadingPlace[]; staff: number; cases: number | null };

/** Says what an entry is still used for, with the way there. */
export function RemovalRefused({ name, found, onClose }: { name: string; found: InTheWay; onClose: () => void }) {
  const open = ({ list, id }: LeadingPlace) => {
    onClose();
    goTo({ page: "city", find: list === null ? id : `${list}: ${id}` });
  };
  return (
    <Dialog title={say.title(name)} onClose={onClose} actions={<Button onClick={onClose}>{say.close}</Button>}>
      <p>{say.lead}</p>
      <ul className="flex flex-col">
        {found.places.map((place) => (
          <li
            key={`${place.list} ${place.id} ${place.field}`}
            className="flex flex-wrap items-center justify-between gap-x-3 border-b border-solid-gray-100"
          >
            {say.at(place.name, place.field)}
            <Button look="quiet" size="small" onClick={() => open(place)}>
              {say.open}
            </Button>
          </li>
        ))}
        {found.cases === 0 ? null : (
          <li className="border-b border-solid-gray-100 py-2">
            {found.cases === null ? say.casesUnseen : say.cases(found.cases)}
          </li>
        )}
        {found.staff === 0 ? null : (
          <li className="flex flex-wrap items-center justify-between gap-3 pt-2">
            {say.staff(found.staff)}
            <LinkButton look="plain" size="small" href="/desk/staff">
              {say.toStaff}
            </LinkButton>
          </li>
        )}
      </ul>
    </Dialog>
  );
}

/** How many people's post an office is; 0 when that cannot be seen now: then publishing still shows what changes. */
export async function staffOf(office: string): Promise<number> {
  const found = await fetchJson(z.array(StaffLine), "/api/staff");
  return found.ok ? found.value.filter(({ receiverId, disabled }) => receiverId === office && !disabled).length : 0;
}

/** How many open cases an office holds; null when that cannot be seen now. */
export async function casesOf(office: string): Promise<number | null> {
  const found = await fetchJson(HeldCases, "/api/studio/held");
  return found.ok ? (found.value.find(({ id }) => id === office)?.open ?? 0) : null;
}
