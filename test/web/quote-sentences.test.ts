import { expect, test } from "vitest";
import { quoteSentences } from "../../src/web/desk/quote-sentences.ts";

const LONG = `${"きのうから雨がふっていて".repeat(4)}夫になぐられて${"きょうも雨がふっていて".repeat(4)}`;

test.each([
  {
    why: "pieces of one sentence are quoted once, as it was said",
    pieces: ["なぐられています", "夫に毎日なぐられ", "日なぐられ", "も見て"],
    said: ["夫に毎日なぐられています。こわくて眠れません。子どもも見ています"],
    quoted: ["夫に毎日なぐられています。", "子どもも見ています"],
  },
  {
    why: "what was said first is quoted first",
    pieces: ["薬を", "死にたい"],
    said: ["もう死にたい", "薬を飲もうと思う"],
    quoted: ["もう死にたい", "薬を飲もうと思う"],
  },
  {
    why: "of a story without a stop what stands around it",
    pieces: ["夫になぐられて"],
    said: [LONG],
    quoted: ["…っていてきのうから雨がふっていて夫になぐられてきょうも雨がふっていてきょうも雨…"],
  },
  {
    why: "what stands nowhere stays as it is, the longer of two",
    pieces: ["mata", "mata shini", ""],
    said: ["こんにちは"],
    quoted: ["mata shini"],
  },
  { why: "an answer that was chosen has no words", pieces: [""], said: [], quoted: [] },
])("$why", ({ pieces, said, quoted }) => expect(quoteSentences(pieces, said)).toEqual(quoted));
