import { expect, test } from "vitest";
import { type DeskPlace, readDeskPath, writeDeskPath } from "../../src/web/desk/desk-path.ts";

const places: { address: string; place: DeskPlace }[] = [
  { address: "/desk", place: { page: "list", list: null } },
  { address: "/desk?list=mine", place: { page: "list", list: "mine" } },
  { address: "/desk/cases/case-1", place: { page: "case", caseId: "case-1" } },
  { address: "/desk/directory", place: { page: "directory" } },
  { address: "/desk/operations", place: { page: "operations" } },
  { address: "/desk/cases/a%2Fb", place: { page: "case", caseId: "a/b" } },
];

test.each(places)("$address is one place, in both directions", ({ address, place }) => {
  const url = new URL(address, "http://desk");
  expect(readDeskPath(url.pathname, url.search)).toEqual(place);
  expect(writeDeskPath(place)).toBe(address);
});

test.each(["/desk/", "/desk?list=everything", "/desk/cases/", "/desk/what"])("%s leads to the list", (address) => {
  const url = new URL(address, "http://desk");
  expect(readDeskPath(url.pathname, url.search)).toEqual({ page: "list", list: null });
});

test("an address that cannot be decoded is looked up as it stands", () => {
  expect(readDeskPath("/desk/cases/%E0%A4%A", "")).toEqual({ page: "case", caseId: "%E0%A4%A" });
});
