import { parseArgs } from "node:util";
import { z } from "zod";
import type { KeyRing } from "./app/key-ring.ts";
import type { Log } from "./app/log.ts";
import type { Config } from "./config.ts";
import { Role } from "./core/casework/case.ts";
import type { Script } from "./core/script.ts";
import { makeAccounts } from "./desk/accounts.ts";
import { addStaff } from "./desk/add-staff.ts";
import type { OpenedRecords } from "./records/open-records.ts";

const USAGE = `npm run staff -- add --city mito --role staff --office jiritsu-soudan --name 氏名 --email name@example.jp
  role: staff (needs --office), coordinator, administrator, auditor`;

const Wanted = z.object({
  city: z.string(),
  role: Role,
  office: z.string().nullable().default(null),
  name: z.string().trim().min(1),
  email: z.email(),
});

const WHY = {
  city_unknown: "--city: there is no such city here",
  role_unknown: "--role: there is no such role",
  receiver_unknown: "--office: the city has no such agency or department",
  receiver_missing: "--office: staff need the agency or department they work for",
  email_taken: "--email: somebody has this address already",
} as const;

/** `npm run staff -- add …`: makes an account and prints its first password, once. */
export async function addStaffCommand(
  parts: { config: Config; log: Log; keys: KeyRing; scripts: ReadonlyMap<string, Script>; records: OpenedRecords },
  words: readonly string[],
): Promise<void> {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    strict: false,
    options: { city: text, role: text, office: text, name: text, email: text },
  });
  const wanted = Wanted.safeParse(values);
  if (positionals[0] !== "add" || !wanted.success) return end(parts.records, USAGE, 1);
  const { office, ...person } = wanted.data;
  const accounts = makeAccounts({
    db: parts.records.db,
    kind: parts.records.kind,
    keys: parts.keys,
    publicUrl: parts.config.publicUrl,
    log: parts.log,
  });
  const added = await addStaff(
    { accounts, directory: parts.records.staff, cities: parts.scripts },
    { ...person, receiverId: office },
  );
  if (!added.ok) return end(parts.records, WHY[added.error], 1);
  return end(parts.records, `The account is made. First password, shown only now: ${added.value.password}`, 0);
}

async function end(records: OpenedRecords, line: string, code: number): Promise<void> {
  await records.close();
  process.stdout.write(`${line}\n`);
  process.exitCode = code;
}
