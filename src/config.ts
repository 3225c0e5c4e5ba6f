import { z } from "zod";
import type { RecordKey } from "./app/key-ring.ts";
import type { SsoSettings } from "./desk/sso-settings.ts";
import { parseRedisUrl, type RedisAddress, type RedisUrlError } from "./live/redis/parse-redis-url.ts";

/** What a city needs for its own LINE channel. Two secrets are accepted while one is being replaced. */
export type LineChannelConfig = { secrets: string[]; accessToken: string };

export type Config = {
  port: number;
  host: string;
  dataDir: string;
  /** null: live conversations are a file in `dataDir`. */
  redis: RedisAddress | null;
  /** Where events wait while Redis is away; null: then they are refused, and LINE sends them again. */
  spoolDir: string | null;
  /** `web` accepts and serves, `worker` handles, `all` does both. */
  role: "web" | "worker" | "all";
  /** null: the record is a file in `dataDir`. */
  databaseUrl: string | null;
  /** Where residents and staff reach us, without a slash at the end; null when not said: then wherever the browser finds us. */
  publicUrl: string | null;
  /** null: every pack in `cities/`. */
  cities: string[] | null;
  lineApiBaseUrl: string;
  lineDataApiBaseUrl: string;
  /** Whether staff who see personal data must have a second factor. A demo asks for none. */
  secondFactor: "required" | "offered";
  /** By city id. Empty: no city has credentials, so this is a demo with the simulator. */
  channels: Map<string, LineChannelConfig>;
  demo: boolean;
  /** null only in a demo: a key is then made in `dataDir`. */
  recordKeys: RecordKey[] | null;
  /** null: staff sign in with their password. */
  sso: SsoSettings | null;
  /** null: no notices by e-mail. */
  smtp: { url: string; from: string } | null;
  logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
};

const LOOPBACK = ["127.0.0.1", "localhost", "::1"];
const KEY_BYTES = 32;

const url = z
  .url({ protocol: /^https?$/, error: "must be an address like https://example.jp" })
  .transform((text) => text.replace(/\/$/, ""));

const REDIS_URL_MISTAKES = {
  form: "must be like redis://host:6379, redis+sentinel://host:26379,host:26379/master-name or redis+cluster://host:6379,host:6379",
  password: "user and password stand before the host as user:password@, percent-encoded",
  cluster_has_no_databases: "a Cluster has no databases: leave out what follows the hosts",
  sentinel_needs_master: "with Sentinel the master's name follows the hosts, like /mymaster",
} satisfies Record<RedisUrlError, string>;

const issuer = url.refine((text) => text.startsWith("https:") || LOOPBACK.includes(new URL(text).hostname), {
  error: "must begin with https: what comes from there says who somebody is",
});

const redisAddress = z.string().transform((text, check): RedisAddress => {
  const address = parseRedisUrl(text);
  if (address.ok) return address.value;
  check.addIssue({ code: "custom", message: REDIS_URL_MISTAKES[address.error] });
  return z.NEVER;
});

const Settings = z.object({
  PORT: z.coerce.number("must be a number").int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATA_DIR: z.string().min(1).default("./data"),
  PUBLIC_URL: url.optional(),
  REDIS_URL: redisAddress.optional(),
  SPOOL_DIR: z.string().min(1).optional(),
  ROLE: z.enum(["web", "worker", "all"], "must be web, worker or all").default("all"),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: "must be like postgres://user:password@host:5432/database" })
    .optional(),
  CITIES: z
    .string()
    .transform((list) =>
      list
        .split(",")
        .map((id) => id.trim())
        .filter((id) => id !== ""),
    )
    .optional(),
  LINE_API_BASE_URL: url.default("https://api.line.me"),
  LINE_DATA_API_BASE_URL: url.default("https://api-data.line.me"),
  SECOND_FACTOR: z.enum(["required", "offered"], "must be required or offered").default("required"),
  OIDC_ISSUER: issuer.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(40, "must be at most 40 letters").default("職員アカウント"),
  OIDC_SECOND_FACTOR: z.enum(["own", "trusted"], "must be own or trusted").default("own"),
  OIDC_EMAIL: z.enum(["verified", "trusted"], "must be verified or trusted").default("verified"),
  OIDC_PROMPT: z.enum(["login", "provider"], "must be login or provider").default("login"),
  OIDC_SIGN_OUT: z.enum(["provider", "here"], "must be provider or here").default("provider"),
  RECORD_KEYS: z.string().optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "must be like smtp://user:password@host:587 or smtps://host" })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n"]{1,60} <[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+>|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+)$/, {
      error: "must be like tsunagu@example.jp, or つなぐ <tsunagu@example.jp>",
    })
    .optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).optional(),
});

/** Every mistake in the settings at once, each by name. Never holds a value: one may be a secret. */
export class ConfigError extends Error {
  override name = "ConfigError" as const;
}

/**
 * Reads the settings from the environment, once, at start. An empty value counts as not set. Throws ConfigError listing every
 * mistake by the setting's name.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const settings = Settings.safeParse(given);
  const { channels, mistakes } = readChannels(given);
  const keys = readKeys(given.RECORD_KEYS);
  const all = [
    ...(settings.success ? [] : settings.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`)),
    ...mistakes,
    ...keys.mistakes,
  ];
  const demo = channels.size === 0 && mistakes.length === 0;
  // What is wrong by itself must not hide what is wrong together: HOST is still looked at when PORT is no number.
  const wrong = settings.success ? [] : settings.error.issues.map((issue) => String(issue.path[0]));
  const rest = Settings.safeParse(Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.includes(name))));
  if (rest.success) all.push(...together(rest.data, channels, demo, keys.keys));
  if (all.length > 0 || !settings.success) {
    throw new ConfigError(`The settings cannot be used:\n${all.map((each) => `  ${each}`).join("\n")}`);
  }
  const { data } = settings;
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: data.DATA_DIR,
    redis: data.REDIS_URL ?? null,
    spoolDir: data.SPOOL_DIR ?? null,
    role: data.ROLE,
    databaseUrl: data.DATABASE_URL ?? null,
    publicUrl: data.PUBLIC_URL ?? null,
    cities: data.CITIES ?? (demo ? null : [...channels.keys()]),
    lineApiBaseUrl: data.LINE_API_BASE_URL,
    lineDataApiBaseUrl: data.LINE_DATA_API_BASE_URL,
    secondFactor: data.SECOND_FACTOR,
    channels,
    demo,
    recordKeys: keys.keys,
    sso: ssoOf(data),
    smtp: data.SMTP_URL === undefined ? null : { url: data.SMTP_URL, from: data.MAIL_FROM ?? "" },
    // A newcomer at a terminal should see the addresses, not the log.
    logLevel: data.LOG_LEVEL ?? (demo ? "warn" : "info"),
  };
}

/** Mistakes that only show when settings are looked at together. */
function together(
  settings: z.infer<typeof Settings>,
  channels: Config["channels"],
  demo: boolean,
  keys: RecordKey[] | null,
): string[] {
  const mistakes: string[] = [];
  if (demo && !LOOPBACK.includes(settings.HOST)) {
    mistakes.push(
      "HOST: a demo (no city has LINE credentials) listens on this machine only: use 127.0.0.1, or set the credentials",
    );
  }
  if (!demo && keys === null)
    mistakes.push("RECORD_KEYS: is required with LINE credentials, like k1:<base64 of 32 random bytes>");
  if (settings.REDIS_URL === undefined && settings.SPOOL_DIR !== undefined)
    mistakes.push("SPOOL_DIR: is for the time while Redis is away: set REDIS_URL, or leave it unset");
  if ((settings.SMTP_URL === undefined) !== (settings.MAIL_FROM === undefined))
    mistakes.push("SMTP_URL, MAIL_FROM: both together, or neither");
  mistakes.push(...ssoMistakes(settings));
  if (settings.ROLE !== "all" && demo) mistakes.push("ROLE: a demo is one process: leave it unset");
  else if (settings.ROLE !== "all" && settings.REDIS_URL === undefined)
    mistakes.push("ROLE: web and worker meet in Redis: set REDIS_URL, or leave ROLE unset");
  for (const city of demo ? [] : (settings.CITIES ?? [])) {
    if (!channels.has(city))
      mistakes.push(`${envName(city)}_LINE_CHANNEL_SECRET: is missing for a city named in CITIES`);
  }
  return mistakes;
}

/** All three, or none; and where people come back to must be known. */
function ssoMistakes(settings: z.infer<typeof Settings>): string[] {
  const needed = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;
  const missing = needed.filter((name) => settings[name] === undefined);
  if (missing.length === needed.length) return [];
  const mistakes = missing.map((name) => `${name}: is missing; single sign-on needs ${needed.join(", ")}`);
  if (settings.PUBLIC_URL === undefined)
    mistakes.push("PUBLIC_URL: single sign-on needs to know where to come back to");
  return mistakes;
}

function ssoOf(settings: z.infer<typeof Settings>): SsoSettings | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = settings;
  if (OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined || OIDC_CLIENT_SECRET === undefined) return null;
  return {
    ...{ issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET, name: settings.OIDC_NAME },
    ...{ secondFactor: settings.OIDC_SECOND_FACTOR, email: settings.OIDC_EMAIL, prompt: settings.OIDC_PROMPT },
    signOut: settings.OIDC_SIGN_OUT,
  };
}

/** MITO_LINE_CHANNEL_SECRET (two while one is replaced, with a comma) and MITO_LINE_CHANNEL_ACCESS_TOKEN, for any city. */
function readChannels(given: Record<string, string | undefined>): { channels: Config["channels"]; mistakes: string[] } {
  const pattern = /^([A-Z][A-Z0-9_]*)_LINE_CHANNEL_(SECRET|ACCESS_TOKEN)$/;
  const names = new Set(Object.keys(given).flatMap((name) => pattern.exec(name)?.[1] ?? []));
  const channels: Config["channels"] = new Map();
  const mistakes: string[] = [];
  for (const name of names) {
    const secrets = (given[`${name}_LINE_CHANNEL_SECRET`] ?? "")
      .split(",")
      .map((secret) => secret.trim())
      .filter((secret) => secret !== "");
    const accessToken = (given[`${name}_LINE_CHANNEL_ACCESS_TOKEN`] ?? "").trim();
    if (secrets.length === 0) mistakes.push(`${name}_LINE_CHANNEL_SECRET: is missing beside its access token`);
    else if (secrets.length > 2)
      mistakes.push(`${name}_LINE_CHANNEL_SECRET: at most two secrets, the new one and the one being replaced`);
    else if (accessToken === "") mistakes.push(`${name}_LINE_CHANNEL_ACCESS_TOKEN: is missing beside its secret`);
    else channels.set(name.toLowerCase().replaceAll("_", "-"), { secrets, accessToken });
  }
  return { channels, mistakes };
}

/** "id:base64,id:base64": the first key encrypts, all decrypt. */
function readKeys(text: string | undefined): { keys: RecordKey[] | null; mistakes: string[] } {
  if (text === undefined) return { keys: null, mistakes: [] };
  const mistakes: string[] = [];
  const keys = text.split(",").map((entry, index) => {
    const [id = "", base64 = ""] = entry.trim().split(":");
    const key = Buffer.from(base64, "base64");
    if (!/^[A-Za-z0-9_-]{1,40}$/.test(id))
      mistakes.push(`RECORD_KEYS: entry ${index + 1} needs an id of letters and digits before the ":"`);
    if (key.length !== KEY_BYTES) mistakes.push(`RECORD_KEYS: entry ${index + 1} must be base64 of ${KEY_BYTES} bytes`);
    return { id, key };
  });
  if (new Set(keys.map((entry) => entry.id)).size < keys.length)
    mistakes.push("RECORD_KEYS: two entries have the same id");
  return { keys, mistakes };
}

/** The name of a city in settings: "mito" → "MITO". */
export function envName(city: string): string {
  return city.toUpperCase().replaceAll("-", "_");
}
