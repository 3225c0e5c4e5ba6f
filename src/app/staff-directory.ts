import type { Role, Staff } from "../core/casework/case.ts";
import type { Result } from "../core/result.ts";

/** The port to who works where. Accounts and passwords are the desk's (better-auth); this says what an account is for. */
export type StaffDirectory = {
  /** null when nobody signed in by this account works for a city any more. */
  find(userId: string): Promise<Staff | null>;
  /** Writes or changes where an existing account belongs. */
  put(post: StaffPost): Promise<void>;
  /** Everybody who works for a city, also whose account is switched off. */
  list(city: string): Promise<StaffAccount[]>;
  /** Changes an account of the administrator's own city; audited in the same transaction. */
  change(by: Staff, userId: string, change: StaffChange): Promise<Result<null, StaffChangeError>>;
};

/** `receiverId`: the agency or department she works for; null for those who work for the whole city. */
export type StaffPost = { userId: string; city: string; role: Role; receiverId: string | null };

export type StaffAccount = Omit<StaffPost, "city"> & {
  name: string;
  email: string;
  disabled: boolean;
  secondFactor: boolean;
};

export type StaffChange =
  | { what: "change_staff"; role: Role; receiverId: string | null }
  | { what: "disable_staff" }
  | { what: "enable_staff" };
export type StaffChangeError = "account_unknown" | "last_administrator";
