import { createHmac, timingSafeEqual } from "node:crypto";
import type { KeyRing } from "./key-ring.ts";

/** What a link to the page of the confidential part leads to: which conversation, and which of its links. */
export type TalkLink = { conversationId: string; link: string };

/** The token of a link; the same for the same one. Whoever has not got it from us cannot make it. */
export function makeTalkToken(keys: KeyRing, { conversationId, link }: TalkLink): string {
  return `${conversationId}.${link}.${sealOf(keys, conversationId, link).toString("base64url")}`;
}

/** null: not one of ours. */
export function readTalkToken(keys: KeyRing, token: string): TalkLink | null {
  const [conversationId, link, seal, ...more] = token.split(".");
  if (conversationId === undefined || link === undefined || seal === undefined || more.length > 0) return null;
  const [expected, given] = [sealOf(keys, conversationId, link), Buffer.from(seal, "base64url")];
  return given.length === expected.length && timingSafeEqual(given, expected) ? { conversationId, link } : null;
}

function sealOf(keys: KeyRing, conversationId: string, link: string): Buffer {
  return createHmac("sha256", keys.derive("talk-page")).update(`${conversationId} ${link}`).digest();
}
