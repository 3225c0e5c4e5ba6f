import { z } from "zod";

/**
 * An unfinished reply, kept in this browser tab so that a reload or a dropped line loses nothing. `clientId` stays the same
 * while the text does, so that sending twice over a bad line adds one message; other words are another message.
 */
export const ReplyDraft = z.strictObject({ clientId: z.uuid(), text: z.string() });
export type ReplyDraft = z.infer<typeof ReplyDraft>;

/** The part of `sessionStorage` that is used. */
export type DraftStore = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** Everything that is kept of what she writes. */
export const DRAFT_PREFIX = "tsunagu-draft:";

/** Drafts of one signed-in person on a PC that several share. */
export function makeReplyDrafts(store: DraftStore, email: string, newId: () => string) {
  const keyOf = (caseId: string) => `${DRAFT_PREFIX}${email}:${caseId}`;
  const read = (caseId: string): ReplyDraft => {
    const parsed = ReplyDraft.safeParse(parseJson(store.getItem(keyOf(caseId))));
    return parsed.success ? parsed.data : { clientId: newId(), text: "" };
  };
  return {
    read,
    write(caseId: string, text: string): ReplyDraft {
      const before = read(caseId);
      const draft = before.text === text ? before : { clientId: newId(), text };
      store.setItem(keyOf(caseId), JSON.stringify(draft));
      return draft;
    },
    /** Only after the server said that it has the reply. */
    drop: (caseId: string) => store.removeItem(keyOf(caseId)),
    /** What another person left in this tab is not hers to read. */
    dropOthers(): void {
      const keys = Array.from({ length: store.length }, (_, index) => store.key(index));
      for (const key of keys) {
        if (key?.startsWith(DRAFT_PREFIX) && !key.startsWith(`${DRAFT_PREFIX}${email}:`)) store.removeItem(key);
      }
    },
  };
}

export type ReplyDrafts = ReturnType<typeof makeReplyDrafts>;

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
