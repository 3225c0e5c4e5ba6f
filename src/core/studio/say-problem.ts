import type { ProblemCode } from "./content-problem.ts";
import type { ScriptProblem } from "./script-problem.ts";

/** What is wrong and what to do, in the words of administrators. Throws for a code that is no problem of a script. */
export function sayProblem(problem: ScriptProblem): { message: string; mend: string } {
  const language = problem.language === null ? "" : `${LANGUAGE_NAMES[problem.language]}の`;
  const said = SAID[problem.code];
  if (said === null) throw new Error(`${problem.code} is no problem of a script`);
  return said({ ...problem, language });
}

type Words = Omit<ScriptProblem, "language"> & { language: string };
type Said = (words: Words) => { message: string; mend: string };

/** A line for every code; null: said where it is found (content/). */
const SAID: Readonly<Record<ProblemCode, Said | null>> = {
  no_main: ({ about }) => say(`会話の始まりの流れ「${about}」がありません`, `flows/${about}.yaml を足してください。`),
  no_person: () =>
    say("「人と話したい」の行き先（person）がありません", "person に、人につなぐステップの名前を書いてください。"),
  start_missing: ({ about }) =>
    say(`始まりのステップ「${about}」がありません`, "start や person を、あるステップの名前にしてください。"),
  target_missing: ({ about }) =>
    say(`行き先のステップ「${about}」がありません`, "行き先を選びなおすか、そのステップを足してください。"),
  flow_missing: ({ about }) =>
    say(`呼び出す流れ「${about}」がありません`, "ほかの流れを選ぶか、その流れを足してください。"),
  unreached: () => say("このステップには、どこからも来られません", "ほかのステップの行き先にするか、消してください。"),
  uncalled: () => say("この流れは、どこからも呼ばれません", "ほかの流れから call で呼ぶか、ファイルを消してください。"),
  never_saved: ({ about }) =>
    say(`「${about}」に答えを入れる質問がありません`, "先に聞いた質問の save の名前を選んでください。"),
  silent_loop: () => say("何も聞かないまま、同じ所に戻ります", "輪の中に質問を入れるか、行き先を変えてください。"),
  dead_end: () =>
    say("ここに来ると、会話を終えることができません", "終わり（end）に行ける行き先を、1つは作ってください。"),
  unanswerable: ({ detail }) =>
    say(
      `だれも答えられない質問です${detail === null ? "" : `（${detail}）`}`,
      "選べる答えが残るように、選択肢か数の範囲を直してください。",
    ),
  too_many_taps: ({ detail }) =>
    say(
      `役に立つ答えまでに、${detail}回答えなければなりません（7回まで）`,
      "質問を減らすか、窓口の案内（show: [office]）を前に出してください。",
    ),
  no_danger_exit: () =>
    say(
      "「今あぶない」と伝えられる選択肢が、1つもありません",
      "選択肢のどれかに danger（tier と kind）を付けてください。",
    ),
  no_purpose_first: () =>
    say(
      "だれが何のために聞くかを伝える前に、自由な文を聞いています",
      "この質問の前に、目的を伝える案内（say）を置いてください。",
    ),
  handoff_without_consent: () =>
    say("同意を聞かないまま、窓口に渡します", "この前に、同意の質問（consent）を置いてください。"),
  value_doubled: ({ about }) => say(`値「${about}」の選択肢が2つあります`, "どちらかの value を変えてください。"),
  condition_never: ({ detail }) =>
    say(
      `けっして当てはまらない条件があります（${detail}）`,
      "質問の save と選択肢の value を見て、条件を直してください。",
    ),
  text_missing: ({ key }) =>
    say(`ことば「${key}」がありません`, `locales/ja/${(key ?? "").split(":")[0]}.yaml に、この文を足してください。`),
  translation_missing: ({ detail, key, language }) =>
    say(`${language}「${key}」がありません`, `日本語「${short(detail)}」の訳を書いてください。`),
  translation_stale: ({ detail, key, language }) =>
    say(`${language}「${key}」は、前の日本語の訳です`, `今の日本語「${short(detail)}」に合わせて、見直してください。`),
  placeholder_differs: ({ about, key, language }) =>
    say(`${language}「${key}」で、{{${about}}} が日本語と合いません`, "日本語と同じ {{…}} を使ってください。"),
  placeholder_unknown: ({ about, key, language }) =>
    say(`${language}「${key}」の {{${about}}} は、何も入りません`, "{{…}} のつづりを直すか、消してください。"),
  limit: ({ detail, key, step, language }) =>
    say(
      `${language}「${key ?? step}」：${LIMITS[detail ?? ""] ?? `LINEの決まりより長いです（${detail}）`}`,
      "文や選択肢を短くするか、2つに分けてください。",
    ),
  label_doubled: ({ language }) =>
    say(
      `${language}同じことばの選択肢が2つあります`,
      "書いて答える人が選べるように、どちらかのことばを変えてください。",
    ),
  easy_japanese: ({ about, detail, key }) =>
    say(
      `やさしい日本語「${key}」：${EASY_RULES[detail ?? ""]?.[0] ?? detail}「${short(about)}」`,
      EASY_RULES[detail ?? ""]?.[1] ?? "",
    ),
  file_missing: null,
  file_foreign: null,
  yaml: null,
  shape: null,
  step_kind: null,
  id_differs: null,
  city: null,
  city_today: null,
  talk: null,
  danger: null,
  menu: null,
};

export const LANGUAGE_NAMES = { ja: "日本語", "ja-easy": "やさしい日本語", en: "英語" } as const;

/** LINE's limits (core/limits.ts) in words. */
const LIMITS: Readonly<Record<string, string>> = {
  too_many_bubbles: "一度に送れるのは5つまでです",
  too_many_quick_replies: "ボタンが13を超えています",
  no_actions: "選択肢がありません",
  text_empty: "文が空です",
  text_too_long: "文が長すぎます",
  label_empty: "選択肢のことばが空です",
  label_too_long: "選択肢のことばが長すぎます",
  data_too_long: "ステップや値の名前が長すぎます",
  too_large: "質問と選択肢が大きすぎて、LINEで送れません",
};

/** Rules of やさしい日本語: what is wrong, what to do. */
export const EASY_RULES: Readonly<Record<string, readonly [string, string]>> = {
  sentence_long: ["一つの文が30字より長い", "文を2つに分けてください。"],
  lines_many: ["3行より長い", "1回に3行までにしてください。"],
  kanji_unread: ["読みがない漢字", "漢字(かんじ) のように、読みを付けてください。"],
  kanji_many: ["一つの文に漢字が多い", "漢字を13字までにしてください。"],
  two_facts: ["1つの文に、2つのこと", "「。」で切って、2つの文にしてください。"],
  list_inline: ["文の中の3つ以上のならび", "行を分けて、1、2、3 と番号を付けてください。"],
  plain_ending: ["です・ますでない終わり方", "「です」「ます」「〜てください」で終わってください。"],
  sound_word: ["音や様子をまねた言葉", "「ドキドキする」は「心配です」のように、ふつうの言葉にしてください。"],
  noun_stack: [
    "つながった漢字の言葉",
    "「水分補給」は「水を 飲む」のように、動きの言葉にするか、＜＝説明＞を付けてください。",
  ],
  abbreviation: ["英語の略した言葉", "日本語で書くか、＜＝説明＞を付けてください。"],
  relative_date: ["「明日」などの日", "「4月1日(水)」のように、日付も書いてください。"],
  law: ["法律の名前や番号", "住民に見せる文には、書かないでください。"],
  double_negative: ["二重の否定", "「〜です」「〜できます」と言い切ってください。"],
  honorific: ["むずかしい敬語", "「です・ます」「〜てください」にしてください。"],
  passive: ["受け身・使役", "「だれが 何をする」の形にしてください。"],
  katakana: ["むずかしいカタカナ語", "やさしいことばにするか、＜＝意味＞を付けてください。"],
  unspaced: ["区切りがない", "ことばの間に、空白を入れてください。"],
  clock_24: ["24時間の時刻", "「午後3時」のように書いてください。"],
  era: ["元号の年", "「2026年」のように書いてください。"],
};

function say(message: string, mend: string): { message: string; mend: string } {
  return { message, mend };
}

function short(text: string | null): string {
  const line = (text ?? "").replaceAll("\n", " ");
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
