/**
 * What she has typed and not sent, kept for this tab alone: a reload or a lost connection loses none of it, and it is gone with the
 * tab. `id` stays the same until it has arrived, so that pressed twice it is said once.
 */
export function typedText(token: string, store: Storage): TypedText {
  // Its end alone: the whole token is nobody's business, not even of what lies in this browser.
  const key = `talk:${token.slice(-8)}`;
  const [savedId, ...saved] = (store.getItem(key) ?? "").split("\n");
  let id = savedId === undefined || savedId === "" ? crypto.randomUUID() : savedId;
  return {
    text: saved.join("\n"),
    id: () => id,
    keep: (text: string) => store.setItem(key, `${id}\n${text}`),
    arrived() {
      id = crypto.randomUUID();
      store.removeItem(key);
    },
  };
}

/** `text`: what was kept before. `keep`: as it is now. `arrived`: it is said, what comes next is another. */
export type TypedText = { text: string; id: () => string; keep: (text: string) => void; arrived: () => void };
