import type { Bubble } from "../bubble.ts";
import type { Hotline } from "../city/city.ts";
import type { Language } from "../language.ts";

/** How the card of numbers is headed, and what its buttons say. */
type Wording = { title: string; call: (number: string) => string };

/** The card of numbers to call, as a resident sees it: each line with its number and hours, and a button where it can be dialled. */
export function hotlineBubble(lines: readonly Hotline[], language: Language, { title, call }: Wording): Bubble {
  const rows = lines.map((line) => ({
    label: line.label[language],
    text: [line.number ?? line.url ?? "", line.hours_text?.[language] ?? ""].filter((part) => part !== "").join("\n"),
  }));
  const actions = lines.flatMap(({ number }) =>
    // "#9110" cannot be dialled from a link: "#" begins a URL's fragment. It stands large in its row.
    number !== null && /^[0-9-]+$/.test(number)
      ? [{ kind: "link" as const, label: call(number), uri: `tel:${number}` }]
      : [],
  );
  return { kind: "card", tone: "safety", title, rows, actions };
}
