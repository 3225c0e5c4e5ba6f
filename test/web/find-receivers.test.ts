import { expect, test } from "vitest";
import type { Receiver } from "../../src/core/casework/route.ts";
import { findReceivers } from "../../src/web/desk/find-receivers.ts";

const receivers: Receiver[] = [
  { id: "fukushi", kind: "department", name: "地域共生推進課" },
  { id: "hikari", kind: "agency", name: "地域包括支援センターひかり" },
  { id: "motomachi", kind: "agency", name: "地域包括支援センターもとまち" },
  { id: "foo", kind: "agency", name: "風（FOO）" },
];

test.each([
  { typed: "", found: ["hikari", "foo", "fukushi"] },
  { typed: "地域", found: ["hikari", "fukushi"] },
  { typed: "ヒカリ", found: ["hikari"] },
  { typed: "ﾋｶﾘ　包括", found: ["hikari"] },
  { typed: "foo", found: ["foo"] },
  { typed: "ＦＯＯ", found: ["foo"] },
  { typed: "もとまち", found: [] },
])("「$typed」 finds $found; the present holder is never offered", ({ typed, found }) => {
  expect(findReceivers(receivers, typed, "motomachi").map(({ id }) => id)).toEqual(found);
});
