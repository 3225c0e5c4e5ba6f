import { PaperForm } from "../../core/casework/paper.ts";
import { CaseListName } from "../../core/casework/views.ts";

/** Where somebody is on the desk; one address each, so that the back button and a bookmark work. */
export type DeskPlace =
  | { page: "list"; list: CaseListName | null }
  | { page: "case"; caseId: string }
  | { page: "directory" }
  | { page: "operations" }
  | { page: "figures" }
  | { page: "plan" }
  | { page: "account" }
  | { page: "audit" }
  | { page: "staff" }
  | { page: "notices" }
  | { page: "print"; caseId: string; form: PaperForm };

/** Pages that need no more than their name. */
const PAGES = ["figures", "plan", "account", "audit", "staff", "notices"] as const;

const PRINT = /^\/desk\/cases\/([^/]+)\/print\/([a-z]+)\/?$/;
const CASE = /^\/desk\/cases\/([^/]+)\/?$/;

/** Reads an address. What is not known leads to the list: a mistyped address is no dead end. */
export function readDeskPath(pathname: string, search: string): DeskPlace {
  const caseId = CASE.exec(pathname)?.[1];
  if (/^\/desk\/directory\/?$/.test(pathname)) return { page: "directory" };
  if (/^\/desk\/operations\/?$/.test(pathname)) return { page: "operations" };
  const plain = PAGES.find((page) => pathname.replace(/\/$/, "") === `/desk/${page}`);
  if (plain !== undefined) return { page: plain };
  const [, printed, name] = PRINT.exec(pathname) ?? [];
  const form = PaperForm.safeParse(name);
  if (printed !== undefined && form.success) return { page: "print", caseId: decodeOrRaw(printed), form: form.data };
  if (caseId !== undefined) return { page: "case", caseId: decodeOrRaw(caseId) };
  const list = CaseListName.safeParse(new URLSearchParams(search).get("list"));
  return { page: "list", list: list.success ? list.data : null };
}

/** "/desk", "/desk?list=mine", "/desk/cases/c1" */
export function writeDeskPath(place: DeskPlace): string {
  if (place.page === "print") return `/desk/cases/${encodeURIComponent(place.caseId)}/print/${place.form}`;
  if (place.page === "case") return `/desk/cases/${encodeURIComponent(place.caseId)}`;
  if (place.page !== "list") return `/desk/${place.page}`;
  return place.list === null ? "/desk" : `/desk?list=${place.list}`;
}

function decodeOrRaw(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
