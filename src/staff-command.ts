import { parseArgs } from "node:util";
import { z } from "zod";
import type { KeyRing } from "./app/key-ring.ts";
import type { Log } from "./app/log.ts";
import type { Config } from "./config.ts";
import { Role } from "./core/casework/case.ts";
import type { Script } from "./core/script.ts";
import { type Accounts, makeAccounts } from "./desk/accounts.ts";
import { addStaff } from "./desk/add-staff.ts";
import type { OpenedRecords } from "./records/open-records.ts";

const USAGE = `npm run staff -- first --city mito --name 氏名 --email name@example.jp
  the first administrator of a city; works only while it has none. She makes the other accounts at /desk/staff
npm run staff -- add --city mito --role staff --office jiritsu-soudan --name 氏名 --email name@example.jp
  role: staff (needs --office), coordinator, administrator, auditor
npm run staff -- reset-second-factor --email name@example.jp
  for a lost device: ends all her sessions; at the next sign-in she gives her password and is asked for a new device`;

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

type Parts = {
  config: Config;
  log: Log;
  keys: KeyRing;
  scripts: ReadonlyMap<string, Script>;
  records: OpenedRecords;
  now: () => number;
};

/** `npm run staff -- …`: makes an account and prints its first password, once; helps who lost her second factor. */
export async function staffCommand(parts: Parts, words: readonly string[]): Promise<void> {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    strict: false,
    options: { city: text, role: text, office: text, name: text, email: text },
  });
  const accounts = makeAccounts({
    ...{ db: parts.records.db, kind: parts.records.kind, keys: parts.keys, log: parts.log },
    publicUrl: parts.config.publicUrl,
  });
  if (positionals[0] === "reset-second-factor") return resetSecondFactor(parts.records, accounts, values.email);
  const isFirst = positionals[0] === "first";
  const wanted = Wanted.safeParse(isFirst ? { ...values, role: "administrator" } : values);
  if ((!isFirst && positionals[0] !== "add") || !wanted.success) return end(parts.records, USAGE, 1);
  const { office, ...person } = wanted.data;
  if (isFirst && (await hasAdministrator(parts.records, person.city))) return end(parts.records, HAS_ONE, 1);
  const added = await addStaff(
    { accounts, directory: parts.records.staff, cities: parts.scripts },
    { ...person, receiverId: office },
    new Date(parts.now()).toISOString(),
  );
  if (!added.ok) return end(parts.records, WHY[added.error], 1);
  const { userId, password } = added.value;
  await parts.records.audit.note({
    ...{
      city: person.city,
      actor: OPERATOR,
      action: isFirst ? "first_administrator" : "add_staff",
      personId: userId,
      outcome: "ok",
    },
    reason: `${person.role} ${office ?? "-"}`,
  });
  if (isFirst) return end(parts.records, firstWords(parts.config, password), 0);
  return end(
    parts.records,
    `The account is made. First password, to be changed at the first sign-in, shown only now: ${password}`,
    0,
  );
}

const HAS_ONE = "The city has an administrator already. She makes further accounts at /desk/staff.";

async function hasAdministrator({ staff }: OpenedRecords, city: string): Promise<boolean> {
  return (await staff.list(city)).some(({ role, disabled }) => role === "administrator" && !disabled);
}

function firstWords({ publicUrl }: Config, password: string): string {
  return `The first administrator is made. First password, shown only now: ${password}
Sign in at ${publicUrl ?? ""}/desk, choose your own password, and make the other accounts at /desk/staff.`;
}

/** Whoever may run commands at the server. */
const OPERATOR = { id: "operator", role: "operator" } as const;

async function resetSecondFactor(records: OpenedRecords, accounts: Accounts, email: unknown): Promise<void> {
  const { internalAdapter } = await accounts.$context;
  const found = typeof email === "string" ? await internalAdapter.findUserByEmail(email.toLowerCase()) : null;
  if (found === null) return end(records, "--email: nobody has this address", 1);
  const { id } = found.user;
  await records.guard.forgetSecondFactor(id);
  await records.guard.endSessions(id, null);
  const city = (await records.staff.find(id))?.city ?? null;
  await records.audit.note({
    ...{ city, actor: OPERATOR, action: "reset_second_factor", personId: id, outcome: "ok", reason: "lost_device" },
  });
  return end(records, "Done. She signs in with her password and is asked for a new device.", 0);
}

async function end(records: OpenedRecords, line: string, code: number): Promise<void> {
  await records.close();
  process.stdout.write(`${line}\n`);
  process.exitCode = code;
}
