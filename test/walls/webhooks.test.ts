import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { hook, openCity, signed } from "../line/webhook-city.ts";

/** Goal: a LINE account speaks for its own city alone. Method: five accounts of one installation, each signing for each. */
const CITIES = ["mito", "kokubunji", "tsuruoka", "iwaki", "ueda"] as const;
const secretOf = (city: string) => `${city}-channel-secret`;
let line: Awaited<ReturnType<typeof openCity>>;

beforeAll(async () => {
  line = await openCity({
    channels: new Map(CITIES.map((city) => [city, { secrets: [secretOf(city)], botUserId: () => null }])),
  });
});
beforeEach(() => void line.arrivals.splice(0));
afterAll(() => line.close());

const city = fc.constantFrom(...CITIES);
const userId = fc.stringMatching(/^U[0-9a-f]{32}$/);

function says(user: string, text: string) {
  return {
    type: "message",
    mode: "active",
    timestamp: Date.UTC(2026, 10, 22, 0, 30),
    source: { type: "user", userId: user },
    webhookEventId: "01ARZ3NDEKTSV4RRFFQ69G5FAV",
    deliveryContext: { isRedelivery: false },
    replyToken: "nHuyWiB7yP5Zw52FIkcQobQuGDXCTA",
    message: { id: "444573844083572737", type: "text", quoteToken: "q3Plxr4AgKd", text },
  };
}

test("what one city's secret signed is refused at another city's path, and nothing is stored", async () => {
  await fc.assert(
    fc.asyncProperty(city, city, userId, fc.string(), async (signer, path, user, text) => {
      line.arrivals.splice(0);
      const body = hook(says(user, text));
      const answer = await line.post(body, signed(body, secretOf(signer)), `/webhook/${path}`);
      expect(answer.status).toBe(signer === path ? 200 : 401);
      expect(line.arrivals.map(({ address }) => address.city)).toEqual(signer === path ? [path] : []);
    }),
  );
});

test("one LINE user is another conversation in each city", async () => {
  await fc.assert(
    fc.asyncProperty(userId, async (user) => {
      line.arrivals.splice(0);
      const body = hook(says(user, "こんにちは"));
      for (const each of CITIES) await line.post(body, signed(body, secretOf(each)), `/webhook/${each}`);
      expect(new Set(line.arrivals.map(({ conversationId }) => conversationId)).size).toBe(CITIES.length);
      expect(line.arrivals.every(({ address }) => address.userId === user)).toBe(true);
    }),
    { numRuns: 30 },
  );
});
