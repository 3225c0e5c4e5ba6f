import type { City } from "../city/city.ts";
import { isOpenOffice } from "../city/is-open-office.ts";
import type { Receiver } from "./route.ts";
import type { DomainRoute } from "./route-domain.ts";
import { leadReceiver } from "./route-receivers.ts";

/**
 * A route whose office is closed for a time goes on to the next of its chain that is not, and says so. The lead department is the end
 * of every chain and always takes in (check-city.ts holds that it is never marked as closed). `at` is ISO 8601 with an offset.
 */
export function standIn(city: City, route: DomainRoute, at: string): DomainRoute {
  if (takesIn(city, route.receiver, at)) return route;
  const chain = [...route.above, leadReceiver(city)];
  const place = chain.findIndex((receiver) => takesIn(city, receiver, at));
  const receiver = chain[place] ?? leadReceiver(city);
  const params = { office: route.receiver.name, instead: receiver.name };
  return { receiver, because: [...route.because, { code: "closed", params }], above: chain.slice(place + 1) };
}

function takesIn(city: City, { id }: Receiver, at: string): boolean {
  if (id === city.lead_department) return true;
  const office = city.agencies.find((each) => each.id === id) ?? city.departments.find((each) => each.id === id);
  return office === undefined || isOpenOffice(office, at);
}
