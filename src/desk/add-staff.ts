import { randomBytes } from "node:crypto";
import type { StaffDirectory, StaffPost } from "../app/staff-directory.ts";
import { ROLES } from "../core/casework/case.ts";
import { findReceiver } from "../core/casework/receivers.ts";
import type { Result } from "../core/result.ts";
import type { Script } from "../core/script.ts";
import type { Accounts } from "./accounts.ts";

export type NewStaff = Omit<StaffPost, "userId"> & { name: string; email: string };
export type NewStaffError = "city_unknown" | "role_unknown" | "receiver_unknown" | "receiver_missing" | "email_taken";

type Places = { accounts: Accounts; directory: StaffDirectory; cities: ReadonlyMap<string, Script> };

const PASSWORD_BYTES = 15;

/**
 * Makes an account with a random first password, which is answered once and stored only as a hash. At her first sign-in its owner
 * has to choose her own. Staff need an office of their city; those for the whole city may do without. `at`: ISO 8601.
 */
export async function addStaff(
  { accounts, directory, cities }: Places,
  person: NewStaff,
  at: string,
): Promise<Result<{ userId: string; password: string }, NewStaffError>> {
  const mistake = mistakeIn(person, cities);
  if (mistake !== null) return { ok: false, error: mistake };
  const { internalAdapter } = await accounts.$context;
  if ((await internalAdapter.findUserByEmail(person.email)) !== null) return { ok: false, error: "email_taken" };
  const password = firstPassword();
  const userId = await putAccount({ accounts, directory }, person, password, at);
  return { ok: true, value: { userId, password } };
}

function firstPassword(): string {
  return randomBytes(PASSWORD_BYTES).toString("base64url");
}

/** For who has lost hers: the same anew. Answers the password. */
export async function giveNewPassword(accounts: Accounts, userId: string, at: string): Promise<string> {
  const { internalAdapter, password: hashing } = await accounts.$context;
  const password = firstPassword();
  const hash = await hashing.hash(password);
  // In this order: a password that others have seen is never taken for her own.
  await internalAdapter.updateUser(userId, { passwordGivenAt: at });
  await internalAdapter.updatePassword(userId, hash);
  return password;
}

/**
 * Writes the account, its password and its post. The e-mail must be free. `passwordGivenAt`: when somebody else made the password up;
 * null: it is her own.
 */
export async function putAccount(
  { accounts, directory }: Pick<Places, "accounts" | "directory">,
  { name, email, city, role, receiverId }: NewStaff,
  password: string,
  passwordGivenAt: string | null = null,
): Promise<string> {
  const { internalAdapter, password: hashing } = await accounts.$context;
  const user = await internalAdapter.createUser(
    { name, email: email.toLowerCase(), emailVerified: true, passwordGivenAt },
    { method: "admin" },
  );
  await internalAdapter.linkAccount({
    userId: user.id,
    accountId: user.id,
    providerId: "credential",
    password: await hashing.hash(password),
  });
  await directory.put({ userId: user.id, city, role, receiverId });
  return user.id;
}

function mistakeIn({ city, role, receiverId }: NewStaff, cities: Places["cities"]): NewStaffError | null {
  const script = cities.get(city);
  if (script === undefined) return "city_unknown";
  if (!ROLES.includes(role)) return "role_unknown";
  if (receiverId === null) return role === "staff" ? "receiver_missing" : null;
  return findReceiver(script.city, receiverId) === null ? "receiver_unknown" : null;
}
