/** 令和1年 is 2019. */
const REIWA_BEFORE = 2018;

/** 「2026-11-22」, 「2026/11/22」, 「2026年11月22日」, 「令和8年11月22日」, 「R8.11.22」 → ISO date; null when it is no day. */
export function readDay(text: string): string | null {
  const said = text.normalize("NFKC").trim();
  const found = /^(令和|R)?(\d{1,4}|元)[-/年.](\d{1,2})[-/月.](\d{1,2})日?$/.exec(said);
  if (found === null) return null;
  const [, era, saidYear = "", month = "", day = ""] = found;
  const year = (saidYear === "元" ? 1 : Number(saidYear)) + (era === undefined ? 0 : REIWA_BEFORE);
  const iso = `${String(year).padStart(4, "0")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  // 31 February would become 3 March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
