import { expect, test } from "vitest";
import { parseRedisUrl } from "../../src/live/redis/parse-redis-url.ts";

const open = { tls: false, username: null, password: null };

test.each([
  {
    url: "redis://127.0.0.1",
    value: { ...open, kind: "single", node: { host: "127.0.0.1", port: 6379 }, database: 0 },
  },
  {
    url: "redis://:p%40ss@redis:6380/2",
    value: { ...open, password: "p@ss", kind: "single", node: { host: "redis", port: 6380 }, database: 2 },
  },
  {
    url: "rediss://user:secret@[::1]:6379/",
    value: {
      ...{ tls: true, username: "user", password: "secret", kind: "single" },
      ...{ node: { host: "::1", port: 6379 }, database: 0 },
    },
  },
  {
    url: "redis+sentinel://a:26379,b/mymaster/3",
    value: {
      ...{ ...open, kind: "sentinel", master: "mymaster", database: 3 },
      sentinels: [
        { host: "a", port: 26379 },
        { host: "b", port: 26379 },
      ],
    },
  },
  {
    url: "rediss+cluster://h1:7001,h2:7002",
    value: {
      ...{ ...open, tls: true, kind: "cluster" },
      nodes: [
        { host: "h1", port: 7001 },
        { host: "h2", port: 7002 },
      ],
    },
  },
])("$url", ({ url, value }) => {
  expect(parseRedisUrl(url)).toEqual({ ok: true, value });
});

test.each([
  { url: "", error: "form" },
  { url: "http://redis:6379", error: "form" },
  { url: "redis://", error: "form" },
  { url: "redis://a,b", error: "form" },
  { url: "redis://a:99999", error: "form" },
  { url: "redis://a/mymaster", error: "form" },
  { url: "redis+sentinel://a,b", error: "sentinel_needs_master" },
  { url: "redis+cluster://a,b/1", error: "cluster_has_no_databases" },
  { url: "redis+cluster://a,,b", error: "form" },
  { url: "redis://secret@a", error: "password" },
  { url: "redis://:%zz@a", error: "password" },
])("refuses $url: $error", ({ url, error }) => {
  expect(parseRedisUrl(url)).toEqual({ ok: false, error });
});
