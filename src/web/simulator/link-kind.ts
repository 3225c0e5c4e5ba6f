/** phone: dials. here: a page of this machine, which may be opened. away: somewhere on the internet. */
export type LinkKind = "phone" | "here" | "away";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** The simulator leaves this machine for nothing; only links back to it may be followed. */
export function linkKind(uri: string): LinkKind {
  if (uri.startsWith("tel:")) return "phone";
  const url = URL.canParse(uri) ? new URL(uri) : null;
  const web = url?.protocol === "http:" || url?.protocol === "https:";
  return web && LOOPBACK.has(url.hostname) ? "here" : "away";
}
