import type { messagingApi } from "@line/bot-sdk";
import type { Action, CardRow } from "../core/bubble.ts";
import { BUTTON_LABEL_MAX, FLEX_BYTES_MAX } from "../core/limits.ts";
import { INK, INK_SOFT, PAPER, type Palette } from "./colours.ts";
import { cutUnits } from "./cut-text.ts";
import { lineAction } from "./line-action.ts";

/** What a bubble shows: a question with its buttons (text), or a card (title and rows). Blank parts are not drawn. */
export type Sheet = {
  title: string;
  text: string;
  rows: readonly CardRow[];
  actions: readonly Action[];
  palette: Palette;
};

/** More buttons than this stand in two columns: the question must stay in sight above them on a phone. */
const ONE_COLUMN_MAX = 8;
/** Shorter than this, a text is no longer worth showing: from here on whole rows and buttons go instead. */
const TEXT_KEPT_MIN = 100;

/**
 * Draws a sheet as a Flex bubble of at most 30 KB. What `checkSay` finds no fault with is drawn whole; a monster (a summary
 * of very many words) loses the ends of its texts first, then its last rows and buttons.
 */
export function flexBubble(sheet: Sheet, textMax = FLEX_BYTES_MAX): messagingApi.FlexBubble {
  const bubble = draw(sheet, textMax);
  if (bytesAtMost(sheet) <= FLEX_BYTES_MAX) return bubble;
  if (Buffer.byteLength(JSON.stringify(bubble)) <= FLEX_BYTES_MAX) return bubble;
  if (textMax > TEXT_KEPT_MIN) return flexBubble(sheet, Math.max(TEXT_KEPT_MIN, Math.floor(textMax / 2)));
  return flexBubble({ ...sheet, rows: threeQuarters(sheet.rows), actions: threeQuarters(sheet.actions) }, textMax);
}

/** What a button, and a row, have beside their words, and all the rest. */
const [BUTTON_BYTES, ROW_BYTES, OTHER_BYTES] = [600, 600, 1_500];
/** Of a UTF-16 unit in JSON: an escape such as \u001f. */
const UNIT_BYTES_MAX = 6;

/** What is surely small need not be written out to be measured: each label stands in a button at most three times. */
function bytesAtMost({ title, text, rows, actions }: Sheet): number {
  let units = title.length + text.length;
  for (const row of rows) units += row.label.length + row.text.length;
  for (const action of actions) units += 3 * action.label.length + wordsOf(action).length;
  return units * UNIT_BYTES_MAX + rows.length * ROW_BYTES + actions.length * BUTTON_BYTES + OTHER_BYTES;
}

function wordsOf(action: Action): string {
  return action.kind === "tap" ? action.data : action.kind === "link" ? action.uri : "";
}

function threeQuarters<T>(list: readonly T[]): readonly T[] {
  return list.slice(0, Math.floor((list.length * 3) / 4));
}

/** One box inside the other, because only a box within the body can have a frame around everything. */
function draw({ title, text, rows, actions, palette }: Sheet, textMax: number): messagingApi.FlexBubble {
  const parts = [
    ...(isBlank(title) ? [] : [headerOf(cutUnits(title, textMax), palette)]),
    ...(isBlank(text) ? [] : [blockOf([words(cutUnits(text, textMax), "md", INK)])]),
    ...(rows.length === 0 ? [] : [blockOf(rows.flatMap((row, i) => rowOf(row, i, palette, textMax)))]),
    ...(actions.length === 0 ? [] : [buttonsOf(actions, palette)]),
  ];
  const framed = palette.frame !== PAPER;
  return {
    type: "bubble",
    size: "mega",
    body: {
      type: "box",
      layout: "vertical",
      paddingAll: framed ? "8px" : "0px",
      backgroundColor: PAPER,
      contents: [
        {
          type: "box",
          layout: "vertical",
          contents: parts,
          ...(framed ? { borderColor: palette.frame, borderWidth: "2px", cornerRadius: "12px" } : {}),
        },
      ],
    },
  };
}

function headerOf(title: string, { header }: Palette): messagingApi.FlexBox {
  return {
    type: "box",
    layout: "vertical",
    backgroundColor: header.ground,
    paddingAll: "16px",
    contents: [{ ...words(title, "lg", header.text), weight: "bold" }],
  };
}

function blockOf(contents: messagingApi.FlexComponent[]): messagingApi.FlexBox {
  return { type: "box", layout: "vertical", paddingAll: "16px", spacing: "sm", contents };
}

/** Label above text rather than beside it: at a large type size two columns would be two letters wide. */
function rowOf(row: CardRow, i: number, palette: Palette, textMax: number): messagingApi.FlexBox[] {
  const contents = [
    ...(isBlank(row.label) ? [] : [words(cutUnits(row.label, textMax), "sm", INK_SOFT)]),
    ...(isBlank(row.text) ? [] : rowTexts(cutUnits(row.text, textMax), palette)),
  ];
  if (contents.length === 0) return [];
  return [{ type: "box", layout: "vertical", spacing: "xs", margin: i === 0 ? "none" : "lg", contents }];
}

/** 「119」, 「0120-279-338\n24時間」: a number to call is what somebody in need looks for, so it stands out. */
function rowTexts(text: string, { number }: Palette): messagingApi.FlexText[] {
  const [first = "", ...rest] = text.split("\n");
  if (!/^[#＃]?[0-9][0-9-]{2,}$/.test(first)) return [words(text, "md", INK)];
  const below = rest.join("\n");
  return [
    { ...words(first, number.size, number.text), weight: "bold" },
    ...(isBlank(below) ? [] : [words(below, "md", INK)]),
  ];
}

function buttonsOf(actions: readonly Action[], palette: Palette): messagingApi.FlexBox {
  return {
    type: "box",
    layout: "vertical",
    spacing: "md",
    paddingStart: "16px",
    paddingEnd: "16px",
    paddingBottom: "16px",
    paddingTop: "4px",
    contents:
      actions.length > ONE_COLUMN_MAX ? pairsOf(actions, palette) : actions.map((action) => buttonOf(action, palette)),
  };
}

/** Two and two beside each other; what is left over at the end gets the whole width. */
function pairsOf(actions: readonly Action[], palette: Palette): messagingApi.FlexBox[] {
  const pairs = Array.from({ length: Math.ceil(actions.length / 2) }, (_, pair) =>
    actions.slice(pair * 2, pair * 2 + 2),
  );
  return pairs.map((pair) => ({
    type: "box",
    layout: "horizontal",
    spacing: "sm",
    contents: pair.map((action) => ({ ...buttonOf(action, palette), flex: 1, paddingAll: "10px" })),
  }));
}

/**
 * A box that can be tapped, not LINE's button: that one cuts a long label off, and does not grow with the type size a
 * resident has set. 14 + 14 px around a line of 16 px make it at least 48 px high.
 */
function buttonOf(action: Action, palette: Palette): messagingApi.FlexBox {
  const look = action.kind === "link" ? palette.link : palette.tap;
  return {
    type: "box",
    layout: "vertical",
    action: lineAction(action, BUTTON_LABEL_MAX),
    backgroundColor: look.ground,
    borderColor: look.border,
    borderWidth: "1px",
    cornerRadius: "10px",
    paddingAll: "14px",
    justifyContent: "center",
    contents: [{ ...words(cutUnits(action.label, 200), "md", look.text), weight: "bold", align: "center" }],
  };
}

/** `scaling`: the letters follow the type size set in LINE. */
function words(text: string, size: "sm" | "md" | "lg" | "xl" | "xxl", color: string): messagingApi.FlexText {
  return { type: "text", text, size, color, wrap: true, scaling: true };
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}
