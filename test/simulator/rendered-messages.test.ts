import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Action, Bubble } from "../../src/core/bubble.ts";
import { LineMessage } from "../../src/core/line-message/line-message.ts";
import { renderMessages } from "../../src/line/render-messages.ts";

const words = (max: number) => fc.string({ unit: "grapheme", maxLength: max, size: "max" });
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant("tap"), label: words(60), data: fc.string({ maxLength: 100 }), shown: fc.boolean() }),
  fc.record({ kind: fc.constant("place"), label: words(60) }),
  fc.record({ kind: fc.constant("link"), label: words(60), uri: fc.constantFrom("tel:110", "https://example.jp/a") }),
);
const bubble: fc.Arbitrary<Bubble> = fc.oneof(
  fc.record({ kind: fc.constant("text"), text: words(6000) }),
  fc.record({ kind: fc.constant("menu"), text: words(400), actions: fc.array(action, { maxLength: 20 }) }),
  fc.record({
    kind: fc.constant("card"),
    tone: fc.constantFrom("plain", "safety"),
    title: words(100),
    rows: fc.array(fc.record({ label: words(40), text: words(200) }), { maxLength: 12 }),
    actions: fc.array(action, { maxLength: 8 }),
  }),
);

test("whatever our channel renders, LINE takes: any words, any number of buttons, any emoji", () => {
  const renders = fc.property(bubble, fc.array(action, { maxLength: 20 }), (one, quick) => {
    const { body, count } = renderMessages([{ bubbles: [one], quick }]);
    const read = z.array(LineMessage).safeParse(JSON.parse(body));
    expect(read.error?.issues ?? []).toEqual([]);
    expect(read.data).toHaveLength(count);
  });
  fc.assert(renders, { numRuns: 100 });
});
