import type { City } from "../../core/city/city.ts";

/** Names of the agencies that serve an area by name; those for the whole city are not listed again at every area. */
export function whoServes(city: Pick<City, "agencies">, areaId: string): string[] {
  return city.agencies
    .filter(({ role, catchment }) => role === "intake" && catchment?.includes(areaId))
    .map(({ name }) => name);
}

/** The name behind the id of an agency or a department; the id itself when the city's file names nobody. */
export function receiverName(city: Pick<City, "agencies" | "departments">, id: string): string {
  return [...city.agencies, ...city.departments].find((each) => each.id === id)?.name ?? id;
}
