/** The port to what guards accounts and is kept in the record, so that all processes know it: failed tries, locks, sessions. */
export type AccountGuard = {
  /**
   * Counts a try BEFORE it is made, so that tries at the same time cannot slip through together. false: there were too many;
   * refuse without trying. `at`: ms since epoch.
   */
  mayTry(key: string, limit: TryLimit, at: number): Promise<boolean>;
  /** The try was right: `all` forgets the count, `one` only this try. */
  forgive(key: string, what: "all" | "one"): Promise<void>;
  /** Somebody is at the PC. */
  touch(sessionId: string, at: string): Promise<void>;
  lock(sessionId: string, at: string): Promise<void>;
  unlock(sessionId: string, at: string): Promise<void>;
  noteHow(sessionId: string, how: SessionHow): Promise<void>;
  /** Without this person's sessions from now on, but the one that is kept. Answers how many there were. */
  endSessions(userId: string, keep: string | null): Promise<number>;
  /** The way out of a lost device: the next sign-in needs the password alone, and then asks for a new device. */
  forgetSecondFactor(userId: string): Promise<void>;
};

/**
 * How a session began that did not begin with a password. sso: the provider answers for the second factor. sso_half: our code is still
 * to be given. sso_code: it was. sso_own: ours would be asked for, and she has none.
 */
export type SessionHow = "sso" | "sso_half" | "sso_code" | "sso_own";

export type TryLimit = { max: number; windowMs: number };
