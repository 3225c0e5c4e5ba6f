import type { Resident, SimulatorCity } from "../../core/simulator-view.ts";
import { Button, LinkButton } from "../shared/button.tsx";
import { DemoClock } from "./demo-clock.tsx";
import { Icon } from "./icon.tsx";
import type { Phones } from "./open-phones.tsx";

type ResidentsBarProps = {
  residents: readonly Resident[];
  cities: readonly SimulatorCity[];
  phones: Phones;
  onAdd: () => void;
};

/** The head of the page: home, everybody who was made here, one more, and the way to the staff's side. */
export function ResidentsBar({ residents, cities, phones, onAdd }: ResidentsBarProps) {
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-1 max-sm:gap-x-1 border-b border-solid-gray-300 bg-white px-3 py-1 md:px-6 md:py-2">
      <a href="/" className="inline-flex min-h-11 items-center text-std-18B-160 text-blue-900 hover:underline">
        つなぐ
      </a>
      {residents.length > 0 ? (
        <nav aria-label="住民をえらぶ" className="order-last w-full min-w-0 md:order-none md:w-auto md:flex-1">
          <ul className="flex gap-2 overflow-x-auto p-1.5">
            {residents.map((resident) => (
              <li key={resident.userId} className="shrink-0">
                <ResidentButton
                  resident={resident}
                  cityName={cities.find((city) => city.id === resident.city)?.name ?? ""}
                  phones={phones}
                />
              </li>
            ))}
            <li className="shrink-0">
              <Button look="quiet" size="small" onClick={onAdd}>
                <Icon name="add" className="size-5" />
                住民を増やす
              </Button>
            </li>
          </ul>
        </nav>
      ) : null}
      <DemoClock />
      <LinkButton href="/desk" target="_blank" rel="noopener" look="plain" size="small">
        職員の画面<span className="max-sm:sr-only">を開く</span>
        <span className="sr-only">（新しいタブ）</span>
      </LinkButton>
    </header>
  );
}

type ResidentButtonProps = { resident: Resident; cityName: string; phones: Phones };

function ResidentButton({ resident, cityName, phones }: ResidentButtonProps) {
  const shown = phones.shown.includes(resident.userId);
  const front = phones.front === resident.userId;
  return (
    <button
      type="button"
      aria-pressed={shown}
      onClick={() => phones.show(resident.userId)}
      className={`inline-flex min-h-11 items-center gap-2 rounded-full border px-4 text-dns-16N-130 hover:bg-blue-50 ${
        shown ? "border-blue-900 text-blue-1000" : "border-solid-gray-300 text-solid-gray-700"
      } ${front ? "max-md:bg-blue-100 max-md:font-700" : ""}`}
    >
      <Icon name="person" className="size-5" />
      {resident.nickname}
      <span className="text-dns-14N-130 text-solid-gray-700">{cityName}</span>
    </button>
  );
}
