import { describe, expect, test } from "vitest";
import { QUICK_LABEL_MAX } from "../../src/core/limits.ts";
import { countGraphemes } from "../../src/core/line-message/text-length.ts";
import { allTexts, isList, isReason, type Text } from "./texts.ts";

const bubbles = allTexts.filter(({ key }) => !isList(key) && !isReason(key));

describe("in every language", () => {
  test("a bubble has three lines at most", () => {
    expect(bubbles.filter(({ text }) => text.split("\n").length > 3)).toEqual([]);
  });

  test("a label under a message fits LINE's quick replies", () => {
    const labels = bubbles.filter(({ key }) => key.startsWith("common:command.") || key === "common:share_place");
    expect(labels.length).toBeGreaterThan(3 * 10);
    expect(labels.filter(({ text }) => countGraphemes(text) > QUICK_LABEL_MAX)).toEqual([]);
  });

  test("no line has a space at its end, no text is a bare key", () => {
    expect(bubbles.filter(({ text }) => /[ \u3000](\n|$)/.test(text) || /^[a-z_]+:[a-z_.]+$/.test(text))).toEqual([]);
  });

  const OFFICIAL =
    /重層的|包括的支援|体制整備|当該|貴殿|貴方|ご案内申し上げ|申し上げ|つきましては|いたします|賜り|ご査収|遵守|該当|記載|提出|所定|速やか|可及的|対象者|被相談者|要支援者|ケース/;
  test("nothing sounds like an office", () => {
    expect(bubbles.filter(({ text }) => OFFICIAL.test(text))).toEqual([]);
  });

  const PROMISE =
    /必ず|きっと|絶対|解決します|助けます|守ります|安心してください|will be (all right|ok|fine)|\bpromise\b|will help you/i;
  test("nothing is promised", () => {
    expect(bubbles.filter(({ text }) => PROMISE.test(text))).toEqual([]);
  });
});

describe("in danger", () => {
  const danger = bubbles.filter(({ key }) => key.startsWith("danger:"));

  test("nobody is blamed, asked why, or told to be strong", () => {
    const BLAME =
      /なぜ|どうして|がんばって|頑張って|ダメです|だめです|しなければ|すべき|\bwhy\b|\bmust\b|\bshould\b|be strong/i;
    expect(danger.filter(({ text }) => BLAME.test(text))).toEqual([]);
  });

  test.each(["0_suicide", "0_danger", "0_abuse", "0_dv", "0_destitution"])(
    "life in danger (%s) is answered with the number to call",
    (name) => {
      const said = danger.filter(({ key }) => key === `danger:first.${name}`);
      expect(said.map(({ text }) => /11[09]/.test(text))).toEqual([true, true, true]);
    },
  );

  test("only where the city is told at once does it say so", () => {
    const told = danger.filter(({ key, text }) => key.startsWith("danger:first.2_") && /市役所|city hall/.test(text));
    expect(told).toEqual([]);
  });

  test("no other number is written by hand: they come from the city's checked list", () => {
    const numbers = danger.flatMap(({ text }) => text.match(/\d{3,}/g) ?? []);
    expect(new Set(numbers)).toEqual(new Set(["110", "119"]));
  });
});

describe("in Japanese", () => {
  const japanese = bubbles.filter(({ language }) => language === "ja");

  test("a line is short enough to read on a phone", () => {
    const long = japanese.filter(({ text }) => text.split("\n").some((line) => shown(line).length > 30));
    expect(long).toEqual([]);
  });
});

describe("in やさしい日本語", () => {
  const easy = bubbles.filter(({ language }) => language === "ja-easy");

  test("every kanji has its reading behind it, at its first use in a bubble", () => {
    expect(easy.filter(({ text }) => unread(text).length > 0).map((each) => [each.key, unread(each.text)])).toEqual([]);
  });

  test("a sentence is thirty letters at most", () => {
    const long = easy.flatMap(({ key, text }) =>
      text.split(/[。\n]/).flatMap((sentence) => (shown(sentence).length > 30 ? [[key, sentence]] : [])),
    );
    expect(long).toEqual([]);
  });

  test("no keigo, no passive, no double negative", () => {
    const HARD =
      /お聞きし|お伺い|ください(ませ|まし)|いただ|ございま(?!す|した)|られ(ます|た)|され(ます|た)|なくは(ない|ありません)|ないわけ/;
    expect(easy.filter(({ text }) => HARD.test(text))).toEqual([]);
  });

  test("phrases stand apart", () => {
    const unbroken = easy.flatMap(({ key, text }) =>
      shownWithSpaces(text)
        .split(/[ 。、\n「」＜＞・]/)
        .flatMap((phrase) => (phrase.length > 16 ? [[key, phrase]] : [])),
    );
    expect(unbroken).toEqual([]);
  });
});

/** The kanji of a text that have no reading; a word read once in the bubble may stand again without it. */
function unread(text: string): string[] {
  // Names of languages are pictures to those who look for them.
  const own = text
    .replace(/\{\{\w+\}\}/g, "")
    .replaceAll("やさしい日本語", "")
    .replaceAll("日本語", "");
  const read = new Set([...own.matchAll(/([一-龠々]+)\([ぁ-ん]+\)/g)].map(([, word]) => word));
  return (own.replace(/[一-龠々]+\([ぁ-ん]+\)/g, "").match(/[一-龠々]+/g) ?? []).filter((word) => !read.has(word));
}

/** What is read of a sentence: without readings, spaces, and what is filled in. */
function shown(sentence: Text["text"]): string {
  return shownWithSpaces(sentence).replaceAll(" ", "");
}

function shownWithSpaces(text: string): string {
  return text.replace(/\([ぁ-ん]+\)/g, "").replace(/\{\{\w+\}\}/g, "");
}
