import { createHash } from "node:crypto";
import type { OfficeField } from "./directory-diff.ts";

/** HSDS wants UUIDs. Ours are made from names (RFC 9562, version 5), so that the same office has the same one every time. */
const NAMESPACE = Buffer.from("6f2d8a5c1c5b5d0e9a7e4a1f0c3b2d19", "hex");

export function hsdsId(...name: readonly string[]): string {
  const hash = createHash("sha1").update(NAMESPACE).update(name.join("/")).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** `link_type` of an attribute that carries one of our own fields as JSON, "tsunagu:role". */
export const OWN = "tsunagu:";
/** `link_type` and `taxonomy` of the domains. */
export const DOMAIN = "tsunagu:domain";
/** `link_type`s of what HSDS's schedules cannot say of hours. */
export const HOLIDAYS = "tsunagu:closed_on_holidays";
export const YEAR_END = "tsunagu:year_end";

/** The `label` of the additional URL that is a form to write on; what other programs call one. */
export const FORM_LABEL = "問い合わせフォーム";
export const FORM_LABELS = /フォーム|問い?合わ?せ|form|contact/i;

/** Fields with a place of their own in HSDS; every other field of ours travels as an attribute, also those to come. */
export const MAPPED: readonly OfficeField[] = [
  "name",
  "short",
  "note",
  "url",
  "phone",
  "fax",
  "email",
  "form_url",
  "address",
  "hours",
  "catchment",
  "languages",
  "ages",
  "assured",
  "domains",
];
