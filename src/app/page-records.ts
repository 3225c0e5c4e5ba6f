import type { Language } from "../core/language.ts";
import type { PageError, PageLetter, PageState } from "../core/page-view.ts";
import type { Result } from "../core/result.ts";

/**
 * The port of the resident's own page: replies read there instead of in LINE. `token` is what her link carries; `browser` a secret that
 * the browser was given when she had said the right digits. Times are ISO 8601.
 */
export type PageRecords = {
  /** How a link stands for this browser. Writes nothing. */
  look(token: string, browser: string | null, at: string): Promise<PageLook>;
  /** Whoever knows the end of the receipt number gets in, in this browser alone; a few tries, then the link is shut. */
  open(token: string, digits: string, browser: string, at: string): Promise<PageOpening>;
  /** The replies, which are then read, and what she answered here. */
  read(token: string, browser: string | null, at: string): Promise<Result<PageTalk, PageError>>;
  /**
   * Her answer goes to her conversation, where it is watched for danger as everything she says. Idempotent by `id`. Where the link is over it is
   * refused; but what is `dangerous` is taken all the same from the browser that had opened it.
   */
  write(token: string, browser: string | null, letter: PageAnswer, at: string): Promise<Result<null, PageError>>;
  /** A new link, into her own LINE; nothing where there were too many, or the link was never ours. */
  again(token: string, at: string): Promise<void>;
  /** Nobody reads on in this browser. */
  leave(token: string, browser: string | null, at: string): Promise<void>;
};

/** `city` null: the link was never ours. */
export type PageLook = { state: PageState; city: string | null; language: Language };
/** `left`: tries that are left. */
export type PageOpening = { ok: true } | { ok: false; error: PageError; left: number };
export type PageTalk = { letters: PageLetter[]; holder: string; isClosed: boolean };
export type PageAnswer = { id: string; text: string; dangerous?: boolean };
