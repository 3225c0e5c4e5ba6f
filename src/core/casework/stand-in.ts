import type { City } from "../city/city.ts";
import type { Moment } from "./moment.ts";
import { receiversOf } from "./receivers.ts";
import type { Receiver } from "./route.ts";
import type { DomainRoute } from "./route-domain.ts";
import { leadReceiver } from "./route-receivers.ts";

/**
 * A route whose office is closed for a time goes on to the next of its chain that is not, and says so. The lead department is the end
 * of every chain and always takes in (check-city.ts holds that it is never marked as closed).
 */
export function standIn(city: City, route: DomainRoute, { shut }: Moment): DomainRoute {
  if (!shut.has(route.receiver.id)) return route;
  const chain = [...successorOf(city, route.receiver), ...route.above, leadReceiver(city)];
  const place = chain.findIndex((receiver) => !shut.has(receiver.id));
  const receiver = chain[place] ?? leadReceiver(city);
  const params = { office: route.receiver.name, instead: receiver.name };
  const above = chain.slice(place + 1).filter(({ id }) => id !== receiver.id);
  return { receiver, because: [...route.because, { code: "closed", params }], above };
}

/** Who follows an office that is closed for good; its files name one that takes in (check-references.ts). */
function successorOf(city: City, { id }: Receiver): Receiver[] {
  const office = [...city.agencies, ...city.departments].find((each) => each.id === id);
  const successor = office?.status === "closed" && office.successor !== null ? office.successor : null;
  return receiversOf(city).filter((receiver) => receiver.id === successor);
}
