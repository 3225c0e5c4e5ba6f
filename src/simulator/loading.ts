/** Which chats show the bot's "…", and until when (ms). Nothing worth keeping over a restart. */
export type Loading = {
  start(userId: string, until: number): void;
  /** Any message of the account ends it. */
  stop(userId: string): void;
  until(userId: string): number | null;
};

export function makeLoading(): Loading {
  const untils = new Map<string, number>();
  return {
    start: (userId, until) => {
      untils.set(userId, until);
    },
    stop: (userId) => {
      untils.delete(userId);
    },
    until: (userId) => untils.get(userId) ?? null,
  };
}
