import { z } from "zod";
import { caseIdOf } from "./fill-record.ts";
import { type Spread, spread } from "./spread.ts";

const LISTS = ["city", "unit", "closed"] as const;
export const PASSWORD = "a long enough password";

/** What staff wait for, ms, over HTTP from the outside; the lists of whoever sees the whole city, which are the longest. */
export type DeskFigures = {
  name: string;
  cases: number;
  filledInSeconds: number;
  lists: Record<(typeof LISTS)[number], Spread | null>;
  secondPage: Spread | null;
  casePage: Spread | null;
};

export async function measureDesk(
  origin: string,
  email: string,
  about: Pick<DeskFigures, "name" | "cases" | "filledInSeconds">,
  times: number,
): Promise<DeskFigures> {
  const cookie = await signIn(origin, email);
  const look = async (path: string): Promise<{ ms: number; body: unknown }> => {
    const from = performance.now();
    const answer = await fetch(origin + path, { headers: { cookie } });
    const body: unknown = await answer.json();
    const ms = performance.now() - from;
    if (answer.status !== 200) throw new Error(`${path.split("?")[0]} was answered with ${answer.status}`);
    return { ms, body };
  };
  const again = async (pathOf: (n: number) => string) => {
    const took: number[] = [];
    for (let n = 0; n < times; n += 1) took.push((await look(pathOf(n))).ms);
    return spread(took);
  };
  const lists: DeskFigures["lists"] = { city: null, unit: null, closed: null };
  for (const list of LISTS) lists[list] = await again(() => `/api/cases?list=${list}`);
  const { next } = Page.parse((await look("/api/cases?list=closed")).body);
  const after = encodeURIComponent(next ?? "");
  return {
    ...about,
    lists,
    secondPage: await again(() => `/api/cases?list=closed&after=${after}`),
    // Spread over all of them, so that none has been read before.
    casePage: await again((n) => `/api/cases/${caseIdOf(Math.floor((((n + 1) * 0.618) % 1) * about.cases))}`),
  };
}

const Page = z.object({ next: z.string().nullable() });

async function signIn(origin: string, email: string): Promise<string> {
  const answer = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { origin, "content-type": "application/json" },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  await answer.body?.cancel();
  if (answer.status !== 200) throw new Error(`the desk does not let us in: ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0] ?? "")
    .join("; ");
}
