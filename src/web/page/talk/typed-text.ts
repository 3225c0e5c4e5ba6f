/**
 * What she has typed and not sent, kept for this tab alone: a reload or a lost connection loses none of it, and it is gone with the
 * tab. Its id stays the same until it has arrived, so that pressed twice it is said once. What she changed after it was sent is another:
 * perhaps the first did arrive, and nobody told her; under its id the rest would be taken for the same and lost.
 */
export function typedText(token: string, store: Storage): TypedText {
  // Its end alone: the whole token is nobody's business, not even of what lies in this browser.
  const key = `talk:${token.slice(-8)}`;
  const [savedId, ...saved] = (store.getItem(key) ?? "").split("\n");
  const text = saved.join("\n");
  let id = savedId === undefined || savedId === "" ? crypto.randomUUID() : savedId;
  /** As it was sent under this id; perhaps before a reload. null: not yet. */
  let sent: string | null = text === "" ? null : text.trim();

  function keep(now: string): void {
    if (sent !== null && now.trim() !== sent) [id, sent] = [crypto.randomUUID(), null];
    store.setItem(key, `${id}\n${now}`);
  }

  return {
    text,
    keep,
    idOf(now) {
      keep(now);
      sent = now.trim();
      return id;
    },
    arrived() {
      [id, sent] = [crypto.randomUUID(), null];
      store.removeItem(key);
    },
  };
}

/** `text`: what was kept before. `keep`: as it is now. `idOf`: it is sent now. `arrived`: it is said, what comes next is another. */
export type TypedText = {
  text: string;
  keep: (text: string) => void;
  idOf: (text: string) => string;
  arrived: () => void;
};
