import fc from "fast-check";
import { expect, test } from "vitest";
import { workingJapanese } from "../../src/web/desk/working-japanese.ts";

const canned = [
  { name: "お話を読みました。", text: "We read your story." },
  { name: "いま確かめています。", text: "We are checking." },
];

test.each<{ text: string; pieces: [string, string | null][] }>([
  { text: "We read your story.", pieces: [["We read your story.", "お話を読みました。"]] },
  {
    text: "We read your story.\nTanaka will call.\nWe are checking.",
    pieces: [
      ["We read your story.", "お話を読みました。"],
      ["Tanaka will call.", null],
      ["We are checking.", "いま確かめています。"],
    ],
  },
  { text: "We read your stories.", pieces: [["We read your stories.", null]] },
  { text: " ", pieces: [] },
])("$text", ({ text, pieces }) => {
  expect(workingJapanese(text, canned)).toEqual(pieces.map(([piece, japanese]) => ({ text: piece, japanese })));
});

test("nothing is lost and nothing is translated that was typed freely", () => {
  const part = fc.oneof(fc.constantFrom(...canned.map(({ text }) => text)), fc.string());
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join("\n");
      const pieces = workingJapanese(text, canned);
      const bare = (each: string) => each.replace(/\s/g, "");
      expect(bare(pieces.map((one) => one.text).join(""))).toBe(bare(text));
      for (const { text: said, japanese } of pieces)
        expect(japanese).toBe(canned.find((one) => one.text === said)?.name ?? null);
    }),
  );
});
