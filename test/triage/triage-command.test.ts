import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("npm run triage answers line by line, and a bad line does not stop the rest", () => {
  const input = [
    '{"text":"母の介護で困っています"}',
    "not json",
    '{"lang":"ja"}',
    '{"text":"ありがとう","lang":"ja"}',
  ].join("\n");
  const done = spawnSync(process.execPath, ["scripts/triage.ts"], { input, encoding: "utf8" });
  const lines = done.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatchObject({ primary: "elderly", urgency: { tier: 3 }, language: "ja" });
  expect(Object.keys(lines[0])).toEqual(
    expect.arrayContaining([
      "domains",
      "topics",
      "urgency",
      "about",
      "patterns",
      "kind",
      "language",
      "sure",
      "primary",
    ]),
  );
  expect(lines[1]).toHaveProperty("error");
  expect(lines[2]).toHaveProperty("error");
  expect(lines[3]).toMatchObject({ primary: null, kind: "thanks" });
});
