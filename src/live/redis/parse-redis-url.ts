import type { Result } from "../../core/result.ts";

export type RedisNode = { host: string; port: number };

/** Where Redis is, and how it is reached. `tls`: rediss. */
export type RedisAddress = { tls: boolean; username: string | null; password: string | null } & (
  | { kind: "single"; node: RedisNode; database: number }
  | { kind: "sentinel"; sentinels: RedisNode[]; master: string; database: number }
  | { kind: "cluster"; nodes: RedisNode[] }
);

export type RedisUrlError = "form" | "password" | "cluster_has_no_databases" | "sentinel_needs_master";

const FORM = /^redis(s?)(?:\+(sentinel|cluster))?:\/\/(?:([^@/]*)@)?([^@/]+)(?:\/([^/?#]*))?(?:\/(\d+))?\/?$/;
const NODE = /^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+)(?::(\d{1,5}))?$/;
const PORT = 6379;
const SENTINEL_PORT = 26379;
const PORT_MAX = 65_535;

/**
 * `redis://host:port/database` · `redis+sentinel://host:port,host:port/master[/database]` · `redis+cluster://host:port,host:port`;
 * `rediss…` for TLS, `user:password@` (percent-encoded) before the hosts.
 */
export function parseRedisUrl(url: string): Result<RedisAddress, RedisUrlError> {
  const [, tls = "", kind = "single", login, hosts = "", first = "", second] = FORM.exec(url) ?? [];
  const nodes = hosts.split(",").flatMap((host) => nodeOf(host, kind === "sentinel" ? SENTINEL_PORT : PORT) ?? []);
  const [node] = nodes;
  if (node === undefined || nodes.length < hosts.split(",").length) return { ok: false, error: "form" };
  const who = loginOf(login);
  if (who === null) return { ok: false, error: "password" };
  const common = { tls: tls === "s", ...who };
  switch (kind) {
    case "sentinel":
      if (first === "") return { ok: false, error: "sentinel_needs_master" };
      return { ok: true, value: { ...common, kind, sentinels: nodes, master: first, database: Number(second ?? 0) } };
    case "cluster":
      if (first !== "" && first !== "0") return { ok: false, error: "cluster_has_no_databases" };
      return { ok: true, value: { ...common, kind, nodes } };
    default:
      if (nodes.length > 1 || second !== undefined || !/^\d{0,4}$/.test(first)) return { ok: false, error: "form" };
      return { ok: true, value: { ...common, kind: "single", node, database: Number(first) } };
  }
}

function nodeOf(text: string, defaultPort: number): RedisNode | null {
  const [, host, port] = NODE.exec(text) ?? [];
  if (host === undefined || Number(port ?? 0) > PORT_MAX) return null;
  return { host: host.replace(/^\[|\]$/g, ""), port: port === undefined ? defaultPort : Number(port) };
}

/** "user:password", ":password" or nothing; null when it is not well-formed. */
function loginOf(text: string | undefined): { username: string | null; password: string | null } | null {
  if (text === undefined || text === "") return { username: null, password: null };
  const colon = text.indexOf(":");
  if (colon === -1) return null;
  try {
    const username = decodeURIComponent(text.slice(0, colon));
    return { username: username === "" ? null : username, password: decodeURIComponent(text.slice(colon + 1)) };
  } catch {
    return null;
  }
}
