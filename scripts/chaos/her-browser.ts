import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { TalkPageRead } from "../../src/core/talk-page-view.ts";

/** Where residents find our page; whoever stands before the webs passes it on to one of them. */
export const PUBLIC_URL = "https://tsunagu.example.jp";

type Said = { text: string } | { data: string };

/** A resident's browser on the page of the confidential part: as the page itself asks, tries again and keeps its ids. */
export type HerBrowser = {
  /** How the link stands for her, opened if nobody has; null: nobody answers. */
  look(token: string): Promise<TalkPageRead | null>;
  /** How it stands for somebody who has her link and not her browser. */
  peek(token: string): Promise<TalkPageRead | null>;
  /**
   * Says or taps, again and again with one id, until it is known to be there; null when the link no longer opens. The id, as it was sent.
   */
  act(token: string, said: Said): Promise<string | null>;
  /** From now on it is another browser. */
  change(): void;
};

const ANSWER_MS_MAX = 6000;
const AGAIN_MS = 300;

export function makeHerBrowser(webs: readonly string[], luck: () => number): HerBrowser {
  let cookie = "";
  let turn = Math.floor(luck() * webs.length);

  async function ask(what: string, body: object, as = cookie): Promise<Response | null> {
    turn += 1;
    try {
      const answer = await fetch(`${webs[turn % webs.length]}/api/talk/${what}`, {
        method: "POST",
        headers: { origin: PUBLIC_URL, "content-type": "application/json", cookie: as },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(ANSWER_MS_MAX),
      });
      const given = answer.headers.getSetCookie()[0]?.split(";")[0];
      if (given !== undefined) cookie = given;
      return answer;
    } catch {
      // Killed, or away: half an answer is none.
      return null;
    }
  }

  async function read(token: string, as?: string): Promise<TalkPageRead | null> {
    const answer = await ask("read", { token }, as);
    const found = answer?.ok ? TalkPageRead.safeParse(await answer.json().catch(() => null)) : null;
    return found?.success ? found.data : null;
  }

  return {
    async look(token) {
      const found = await read(token);
      if (found?.state === "new") await drop(await ask("open", { token }));
      return found;
    },
    peek: (token) => read(token, ""),
    async act(token, said) {
      const id = randomUUID();
      for (;;) {
        const answer = await ask("act", { token, id, ...said });
        await drop(answer);
        if (answer?.ok) return id;
        // 429 and what is not an answer of the page's pass.
        if (answer !== null && [401, 404, 410].includes(answer.status)) return null;
        await pause(AGAIN_MS);
      }
    },
    change() {
      cookie = "";
    },
  };
}

async function drop(answer: Response | null): Promise<void> {
  await answer?.body?.cancel().catch(() => undefined);
}
