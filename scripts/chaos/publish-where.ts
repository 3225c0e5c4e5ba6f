import { setTimeout as pause } from "node:timers/promises";
import { makeKeyRing } from "../../src/app/key-ring.ts";
import type { loadShipped } from "../../src/content/load-scripts.ts";
import type { RecordsDialect } from "../../src/records/open-database.ts";
import { openRecords } from "../../src/records/open-records.ts";

type Shipped = Awaited<ReturnType<typeof loadShipped>> extends ReadonlyMap<string, infer One> ? One : never;

/** Where the city asks what is confidential: in LINE, or on our own page. */
export type Where = "chat" | "page";

const LOOK_MS = 300;
const CHANGES_MS = 12_000;

/**
 * Publishes, as an administrator would, where new consultations are asked what is confidential; those in the middle stay where they
 * began. Rejects while the record is away.
 */
export function makePublisher(dialect: RecordsDialect, key: Uint8Array, { bundle, script }: Shipped) {
  const { id: city } = script.city;
  const admin = { id: "chaos", name: "chaos", city, role: "administrator" as const, receiverId: null };
  const path = `cities/${city}/city.yaml`;
  const was = "confidential: chat\n";
  const text = bundle[path] ?? "";
  if (!text.includes(was)) throw new Error(`${path} does not say where is asked`);
  return async (where: Where): Promise<void> => {
    const records = await openRecords({ dialect, keys: makeKeyRing([{ id: "k1", key }]), now: () => Date.now() });
    try {
      const at = new Date().toISOString();
      await records.studio.keepShipped(city, script.revision, bundle, at);
      const head = (await records.studio.heads()).find((each) => each.city === city);
      const current = head?.current ?? script.revision;
      const published = await records.studio.publish(
        admin,
        {
          ...{ current, draft: null, kind: "published", from: current, shipped: script.revision },
          files: { ...bundle, [path]: text.replace(was, `confidential: ${where}\n`) },
          ...{ note: where, reviewedBy: null, corrections: [] },
        },
        at,
      );
      if (!published.published) throw new Error("somebody else has published");
    } finally {
      await records.close();
    }
  };
}

/**
 * First all is asked on our page; when `begun`, in LINE, then on the page again, and so on, as long as the weather is bad. Tried again
 * while the record is away.
 */
export async function changeWhere(
  publish: (where: Where) => Promise<void>,
  { bad, begun, note }: { bad: () => boolean; begun: () => boolean; note: (what: string) => void },
): Promise<void> {
  let [where, nextAt]: [Where, number] = ["chat", 0];
  while (bad()) {
    await pause(LOOK_MS);
    if (!bad() || Date.now() < nextAt || !begun()) continue;
    try {
      await publish(where);
      note(`published: ${where}`);
      [where, nextAt] = [where === "page" ? "chat" : "page", Date.now() + CHANGES_MS];
    } catch {
      note(`not published: ${where}`);
    }
  }
}
