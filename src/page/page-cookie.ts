import { randomBytes } from "node:crypto";
import type { Request } from "express";

const NAME = "tsunagu_page";
const SECRET = /^[\w-]{43}$/;

/** A secret for one browser, and the cookie that brings it back: for our own page alone, out of reach of scripts, gone with the browser. */
export function giveBrowser(publicUrl: string | null): { secret: string; cookie: string } {
  const secret = randomBytes(32).toString("base64url");
  const secure = publicUrl?.startsWith("https:") === true ? "; Secure" : "";
  return { secret, cookie: `${NAME}=${secret}; Path=/api/page; HttpOnly; SameSite=Strict${secure}` };
}

/** null: this browser was given none. */
export function browserOf(request: Request): string | null {
  const found = (request.headers.cookie ?? "")
    .split(";")
    .map((each) => each.trim().split("="))
    .find(([name]) => name === NAME)?.[1];
  return found !== undefined && SECRET.test(found) ? found : null;
}
