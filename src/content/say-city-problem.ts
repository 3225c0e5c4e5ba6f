/** The list that a place begins with, as staff call it. */
const LISTS: Readonly<Record<string, string>> = {
  agencies: "窓口",
  areas: "地区",
  departments: "課",
  windows: "そのほかの窓口",
  hotlines: "電話の一覧",
  meetings: "会議",
  criteria: "基準",
  indicators: "指標",
  plan: "計画",
  urgent: "緊急のとき",
  unassigned: "課のない分野",
  hub: "総合の窓口",
  lead_department: "取りまとめ課",
  answer_within: "返事までの時間",
};

/**
 * What `checkCity` says, for administrators: its place in their words. Its sentence says what is wrong and, after the semicolon,
 * what to do.
 */
export function sayCityProblem(place: string, problem: string): { message: string; mend: string } {
  const [list = "", ...rest] = place.split(": ");
  const where = [LISTS[list] ?? list, ...rest].join(" ＞ ");
  const [wrong = problem, ...mend] = problem.split("; ");
  return {
    message: `${where}：${wrong}`,
    mend: mend.length > 0 ? mend.join("; ") : "この項目を確かめて、直してください。",
  };
}
