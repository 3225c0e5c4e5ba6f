import type { Role, Staff } from "../core/casework/case.ts";

/** The port to who works where. Accounts and passwords are the desk's (better-auth); this says what an account is for. */
export type StaffDirectory = {
  /** null when nobody signed in by this account works for a city any more. */
  find(userId: string): Promise<Staff | null>;
  /** Writes or changes where an existing account belongs. */
  put(post: StaffPost): Promise<void>;
};

/** `receiverId`: the agency or department she works for; null for those who work for the whole city. */
export type StaffPost = { userId: string; city: string; role: Role; receiverId: string | null };
