import { useEffect, useState } from "react";
import type { Resident, SimulatorCity } from "../../core/simulator-view.ts";
import { Phone } from "./phone.tsx";

/** Phones shown at first: more do not fit beside each other. */
const SHOWN_AT_FIRST = 3;

export type Phones = {
  /** User ids, left to right. */
  shown: string[];
  /** The one a narrow screen shows. */
  front: string | null;
  /** Opens it, or brings it to the front. */
  show: (userId: string) => void;
  putAway: (userId: string) => void;
};

/** Which phones lie on the table. At first the newest residents', until somebody chooses. */
export function useOpenPhones(residents: readonly Resident[]): Phones {
  const [chosen, setChosen] = useState<string[] | null>(null);
  const [front, setFront] = useState<string | null>(null);
  const newest = residents.slice(0, SHOWN_AT_FIRST).map((resident) => resident.userId);
  const shown = chosen ?? newest;
  return {
    shown,
    front: front !== null && shown.includes(front) ? front : (shown[0] ?? null),
    show: (userId) => {
      setChosen(shown.includes(userId) ? shown : [userId, ...shown]);
      setFront(userId);
    },
    putAway: (userId) => setChosen(shown.filter((one) => one !== userId)),
  };
}

type OpenPhonesProps = { residents: readonly Resident[]; cities: readonly SimulatorCity[]; phones: Phones };

/** The phones themselves. A narrow screen shows the front one only; a wide one scrolls sideways when there are many. */
export function OpenPhones({ residents, cities, phones }: OpenPhonesProps) {
  useFrontInView(phones.front);
  const shown = phones.shown.flatMap((userId) => residents.find((resident) => resident.userId === userId) ?? []);
  if (shown.length === 0) {
    return <p className="p-8 text-center text-std-16N-170">上の名前を押すと、その人のスマホが出ます。</p>;
  }
  return (
    <ul className="flex min-h-0 flex-1 overflow-x-auto md:gap-6 md:p-6 md:before:m-auto md:after:m-auto">
      {shown.map((resident) => (
        <li
          key={resident.userId}
          id={phoneId(resident.userId)}
          className={`min-h-90 w-full shrink-0 low:h-dvh md:flex md:w-96 ${resident.userId === phones.front ? "flex" : "hidden"}`}
        >
          <Phone
            resident={resident}
            cityName={cities.find((city) => city.id === resident.city)?.name ?? resident.city}
            onPutAway={() => phones.putAway(resident.userId)}
          />
        </li>
      ))}
    </ul>
  );
}

function useFrontInView(front: string | null): void {
  useEffect(() => {
    if (front !== null)
      document.getElementById(phoneId(front))?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [front]);
}

function phoneId(userId: string): string {
  return `phone-${userId}`;
}
