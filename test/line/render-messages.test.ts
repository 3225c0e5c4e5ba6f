import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Action, Bubble } from "../../src/core/bubble.ts";
import { checkSay } from "../../src/core/limits.ts";
import { LineMessage } from "../../src/core/line-message/line-message.ts";
import { renderMessages } from "../../src/line/render-messages.ts";

type Tap = Extract<Action, { kind: "tap" }>;
const tap = (label: string, more: Partial<Tap> = {}): Tap => ({
  kind: "tap",
  label,
  data: "t1|s|r|intake.who|self",
  shown: true,
  ...more,
});
const call = (label: string, number: string): Action => ({ kind: "link", label, uri: `tel:${number}` });
const PLACE: Action = { kind: "place", label: "地図で送る" };
const text = (words: string): Bubble => ({ kind: "text", text: words });
const menu = (words: string, ...actions: Action[]): Bubble => ({ kind: "menu", text: words, actions });

/** The messages, checked against LINE's rules as written down for the simulator: an unknown property fails too. */
function messages(bubbles: Bubble[], quick: Action[] = []): LineMessage[] {
  return z.array(LineMessage).parse(JSON.parse(renderMessages([{ bubbles, quick }]).body));
}

describe("a text", () => {
  test("is a text message", () => {
    expect(messages([text("こんにちは")])).toEqual([{ type: "text", text: "こんにちは" }]);
  });

  test("of more than 5000 units becomes several, cut after a sentence, and nothing is lost", () => {
    const long = "きのうから何も食べていません。".repeat(700);
    const parts = messages([text(long)]).map((message) => (message.type === "text" ? message.text : ""));
    expect(parts).toHaveLength(3);
    expect(parts.join("")).toBe(long);
    expect(parts.every((part) => part.endsWith("。"))).toBe(true);
  });

  test("of nothing but emoji is never cut inside one", () => {
    const parts = messages([text(`あ${"😀".repeat(4000)}`)]).map((message) =>
      message.type === "text" ? message.text : "",
    );
    expect(parts.every((part) => part.isWellFormed())).toBe(true);
  });

  test("that is blank is left out: LINE would refuse everything else with it", () => {
    expect(messages([text(" \n"), text("はい")])).toEqual([{ type: "text", text: "はい" }]);
  });
});

describe("a menu", () => {
  test("of few short buttons is LINE's own buttons template", () => {
    expect(messages([menu("どなたのことですか？", tap("自分"), tap("家族"))])).toEqual([
      {
        type: "template",
        altText: "どなたのことですか？",
        template: {
          type: "buttons",
          text: "どなたのことですか？",
          actions: [
            { type: "postback", label: "自分", data: "t1|s|r|intake.who|self", displayText: "自分" },
            { type: "postback", label: "家族", data: "t1|s|r|intake.who|self", displayText: "家族" },
          ],
        },
      },
    ]);
  });

  test.each([
    ["5 buttons", "flex", menu("？", tap("1"), tap("2"), tap("3"), tap("4"), tap("5"))],
    ["a label of 21 graphemes", "flex", menu("？", tap("が".repeat(21)))],
    ["a label of 20 families, 220 units", "template", menu("？", tap("👨‍👩‍👧‍👦".repeat(20)))],
    ["a text of 161 graphemes", "flex", menu("あ".repeat(161), tap("はい"))],
    ["a text of 160 graphemes", "template", menu("あ".repeat(160), tap("はい"))],
    ["no buttons", "text", menu("これで終わりです。")],
  ])("with %s is %s", (_, type, bubble) => {
    expect(messages([bubble])).toMatchObject([{ type }]);
  });

  test("as flex shows the text, and every label whole even where LINE's label has to be cut", () => {
    const label = "介護や高齢の家族のことで、夜も眠れないほど困っていることがあります（どんなことでも）";
    const [message] = messages([menu("どれが近いですか？", ...Array.from({ length: 8 }, () => tap(label)))]);
    expect(message).toMatchObject({ type: "flex", altText: "どれが近いですか？" });
    expect(JSON.stringify(message)).toContain(`"text":"${label}"`);
  });

  test("a quiet tap leaves no words in the chat", () => {
    expect(JSON.stringify(messages([menu("？", tap("暴力", { shown: false }))]))).not.toContain("displayText");
  });

  test("a place cannot be a button: it becomes the first quick reply", () => {
    const [message] = messages([menu("どこにお住まいですか？", PLACE, tap("言いたくない"))], [tap("戻る")]);
    expect(message).toMatchObject({
      template: { actions: [{ label: "言いたくない" }] },
      quickReply: { items: [{ action: { type: "location", label: "地図で送る" } }, { action: { label: "戻る" } }] },
    });
  });
});

describe("a card", () => {
  const hotlines: Bubble = {
    kind: "card",
    tone: "safety",
    title: "いますぐ電話できるところ",
    rows: [{ label: "火事・救急", text: "119" }],
    actions: [call("119に電話する", "119")],
  };

  test("shows title, rows and buttons; the numbers can be called", () => {
    const json = JSON.stringify(messages([hotlines]));
    expect(json).toContain(`"text":"火事・救急"`);
    expect(json).toContain(`{"type":"uri","label":"119に電話する","uri":"tel:119"}`);
  });

  test.each([
    ["119", "xxl"],
    ["0120-279-338", "xxl"],
    ["#9110", "xxl"],
    ["市役所に確認中", "md"],
    ["2026年11月22日", "md"],
  ])("%s is written in %s: a number to call stands out", (number, size) => {
    const card = { ...hotlines, rows: [{ label: "電話", text: `${number}\n24時間` }] };
    const text = size === "md" ? `${number}\\n24時間` : number;
    const { body } = renderMessages([{ bubbles: [card], quick: [] }]);
    expect(body).toContain(`{"type":"text","text":"${text}","size":"${size}"`);
  });

  test("has no button for a number with #, which an iPhone does not dial: it is there to read", () => {
    const json = JSON.stringify(
      messages([{ ...hotlines, actions: [call("#9110に電話する", "#9110"), call("119", "119")] }]),
    );
    expect(json).not.toContain("tel:#9110");
    expect(json).toContain("tel:119");
  });

  test("tells a locked screen no more than its title", () => {
    expect(messages([hotlines])).toMatchObject([{ altText: "いますぐ電話できるところ" }]);
  });

  test("of very many words still fits LINE's 30 KB, cutting ends before leaving out rows", () => {
    const rows = Array.from({ length: 12 }, (_, i) => ({ label: `項目${i}`, text: "困".repeat(4000) }));
    const json = JSON.stringify(messages([{ ...hotlines, rows }]));
    for (const { label } of rows) expect(json).toContain(`"${label}"`);
  });

  test("without anything in it is left out", () => {
    const rows = [{ label: "", text: " " }];
    expect(renderMessages([{ bubbles: [{ ...hotlines, title: "", rows, actions: [] }], quick: [] }]).count).toBe(0);
  });
});

describe("quick replies", () => {
  test("stand on the last message only, where LINE shows them", () => {
    const [first, last] = messages([text("ひとつめ"), text("ふたつめ")], [tap("戻る")]);
    expect(first).not.toHaveProperty("quickReply");
    expect(last).toHaveProperty("quickReply");
  });

  test("of several says in one call are those of the last that has any", () => {
    const rendered = renderMessages([
      { bubbles: [text("1")], quick: [tap("古い")] },
      { bubbles: [text("2")], quick: [tap("新しい")] },
      { bubbles: [text("3")], quick: [] },
    ]);
    expect(rendered.count).toBe(3);
    expect(rendered.body.match(/古い|新しい/g)?.[0]).toBe("新しい");
  });

  test("are at most 13, their labels at most 20 graphemes, cut where a person would", () => {
    const [message] = messages(
      [text("？")],
      Array.from({ length: 20 }, () => tap("👨‍👩‍👧".repeat(30))),
    );
    expect(message?.quickReply?.items).toHaveLength(13);
    expect(message?.quickReply?.items[0]?.action.label).toBe(`${"👨‍👩‍👧".repeat(19)}…`);
  });

  test("that LINE would refuse are left out rather than lose the message", () => {
    const bad: Action[] = [
      tap(" "),
      tap("x", { data: "d".repeat(301) }),
      { kind: "link", label: "x", uri: "javascript:1" },
    ];
    expect(messages([text("？")], bad)).toEqual([{ type: "text", text: "？" }]);
  });
});

test("more than five messages in one call is a bug of the caller", () => {
  expect(() => messages(["1", "2", "3", "4", "5", "6"].map(text))).toThrow("6 messages");
});

const isNotBlank = (part: string) => part.trim() !== "";

describe("whatever is to be said", () => {
  const words = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.constantFrom("困っています", "👨‍👩‍👧‍👦").chain((word) => fc.nat(600).map((n) => word.repeat(n))),
  );
  const action: fc.Arbitrary<Action> = fc.oneof(
    fc.record({ kind: fc.constant("tap" as const), label: words, data: words, shown: fc.boolean() }),
    fc.record({ kind: fc.constant("place" as const), label: words }),
    fc.record({
      kind: fc.constant("link" as const),
      label: words,
      uri: fc.oneof(fc.webUrl(), words, fc.constant("tel:110")),
    }),
  );
  const actions = fc.array(action, { maxLength: 30 });
  const bubble: fc.Arbitrary<Bubble> = fc.oneof(
    fc.record({ kind: fc.constant("text" as const), text: words }),
    fc.record({ kind: fc.constant("menu" as const), text: words, actions }),
    fc.record({
      kind: fc.constant("card" as const),
      tone: fc.constantFrom("plain" as const, "safety" as const),
      title: words,
      rows: fc.array(fc.record({ label: words, text: words }), { maxLength: 20 }),
      actions,
    }),
  );

  test("LINE would take it", () => {
    fc.assert(
      fc.property(fc.array(bubble, { maxLength: 2 }), actions, (bubbles, quick) => {
        const { body, count } = renderMessages([{ bubbles, quick }]);
        expect(z.array(LineMessage).max(5).parse(JSON.parse(body))).toHaveLength(count);
      }),
      { numRuns: 300 },
    );
  });

  test("what the check at load finds no fault with is sent whole", () => {
    fc.assert(
      fc.property(bubble, (one) => {
        fc.pre(checkSay({ bubbles: [one], quick: [] }).length === 0);
        const { body } = renderMessages([{ bubbles: [one], quick: [] }]);
        const shown = one.kind === "card" ? one.rows.flatMap((row) => [row.label, row.text]) : [one.text];
        const buttons = one.kind === "text" ? [] : one.actions.filter((each) => each.kind !== "place");
        const labels = buttons.map((each) => each.label);
        for (const line of [...shown, ...labels].flatMap((part) => part.split("\n")).filter(isNotBlank)) {
          expect(body).toContain(JSON.stringify(line).slice(1, -1));
        }
      }),
      { numRuns: 300 },
    );
  });
});
