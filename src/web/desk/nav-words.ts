import { inLanguage } from "../shared/in-language.ts";
import type { DeskPlace } from "./desk-path.ts";

/** What the desk's pages are called, in the header and on top of each; the rest of their words comes with them. */
type NavWords = Readonly<Record<Exclude<DeskPlace["page"], "list" | "case" | "print">, string>>;

const ja: NavWords = {
  figures: "待ち時間とつなぎ",
  operations: "配送の様子",
  staff: "職員のアカウント",
  audit: "監査の記録",
  notices: "お知らせの届け先",
  plan: "市の計画と会議",
  directory: "相談機関一覧表",
  account: "アカウント",
};

const en: NavWords = {
  figures: "Waiting and passing on",
  operations: "Deliveries",
  staff: "Staff accounts",
  audit: "Audit log",
  notices: "Where notices go",
  plan: "The city's plan and meetings",
  directory: "List of offices",
  account: "Account",
};

export const navWords = inLanguage({ ja, en });
