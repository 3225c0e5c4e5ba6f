import type { City } from "../../../core/city/city.ts";
import { words } from "../words.ts";
import { CitySection } from "./city-section.tsx";

/** Every area with the agencies that serve it by name; those for the whole city are not listed again at each. */
export function WhoServes({ city }: { city: City }) {
  if (city.areas.length === 0) return null;
  return (
    <CitySection title={words.city.areas} aside={words.city.count(city.areas.length)}>
      <dl className="grid gap-x-8 sm:grid-cols-2 lg:grid-cols-3">
        {city.areas.map((area) => (
          <div key={area.id} className="border-b border-solid-gray-100 py-1 text-std-16N-170">
            <dt className="font-700">{area.name}</dt>
            <dd className="text-solid-gray-800">{servedBy(city, area.id) || words.city.nobody}</dd>
          </div>
        ))}
      </dl>
    </CitySection>
  );
}

function servedBy({ agencies }: City, areaId: string): string {
  return agencies
    .filter(({ role, catchment }) => role === "intake" && catchment?.includes(areaId))
    .map(({ name }) => name)
    .join(words.and);
}
