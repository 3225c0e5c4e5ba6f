import { randomBytes } from "node:crypto";
import type { Request } from "express";

/** Answers are read for the moment; a talk outlives its page being closed and opened again, as long as it may be read (2 h). */
const COOKIES = {
  page: { name: "tsunagu_page", path: "/api/page", lasts: "" },
  talk: { name: "tsunagu_talk", path: "/api/talk", lasts: "; Max-Age=7200" },
} as const;
const SECRET = /^[\w-]{43}$/;

/** A secret for one browser (`known`, or a new one), and the cookie that brings it back: for our own page alone, out of reach of scripts. */
export function giveBrowser(
  of: keyof typeof COOKIES,
  publicUrl: string | null,
  known: string | null = null,
): { secret: string; cookie: string } {
  const { name, path, lasts } = COOKIES[of];
  const secret = known ?? randomBytes(32).toString("base64url");
  const secure = publicUrl?.startsWith("https:") === true ? "; Secure" : "";
  return { secret, cookie: `${name}=${secret}; Path=${path}; HttpOnly; SameSite=Strict${lasts}${secure}` };
}

/** null: this browser was given none. */
export function browserOf(request: Request, of: keyof typeof COOKIES): string | null {
  const found = (request.headers.cookie ?? "")
    .split(";")
    .map((each) => each.trim().split("="))
    .find(([name]) => name === COOKIES[of].name)?.[1];
  return found !== undefined && SECRET.test(found) ? found : null;
}
