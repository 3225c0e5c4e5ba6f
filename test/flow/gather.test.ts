import { expect, test } from "vitest";
import type { Event } from "../../src/core/event.ts";
import { gather } from "../../src/core/flow/gather.ts";
import { newSession } from "../../src/core/flow/new-session.ts";
import { aCity, aScript } from "../desk/desk-fixtures.ts";

const AT = "2026-11-22T01:00:00.000Z";
const script = aScript(aCity("mito", "水戸市"));
const session = newSession({ city: "mito", conversationId: "c", revision: "r1", seed: "e", at: AT });
const said = (messageId: string, text: string): Event => ({
  type: "said",
  id: `e-${messageId}`,
  at: AT,
  messageId,
  text,
});
const textsOf = (events: Event[]) => events.map((event) => (event.type === "said" ? event.text : event.type));

test("rapid lines of one story are taken together", () => {
  const events = [said("m1", "家賃が"), said("m2", "払えなくて")];
  expect(textsOf(gather(script, session, events))).toEqual(["家賃が\n払えなくて"]);
});

test("a line taken back before it arrived is not taken along with others", () => {
  const events = [said("m1", "家賃が"), said("m2", "やっぱり言わない"), said("m3", "払えなくて")];
  expect(textsOf(gather(script, { ...session, unsent: ["m2"] }, events))).toEqual(["家賃が\n払えなくて"]);
});

test("nor is a place; the taking back itself is heard", () => {
  const place = {
    type: "located",
    id: "e1",
    at: AT,
    messageId: "m1",
    latitude: 36,
    longitude: 140,
    address: null,
  } as const;
  const unsent = { type: "unsent", id: "e2", at: AT, messageId: "m1" } as const;
  expect(textsOf(gather(script, { ...session, unsent: ["m1"] }, [place, unsent]))).toEqual(["unsent"]);
});
