import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { CaseList, CaseView } from "../../src/core/casework/views.ts";
import { Operations } from "../../src/core/operations-view.ts";
import { freePort, openOutsideLine } from "./outside-line.ts";
import { OWN_PASSWORD } from "./own-password.ts";
import { makeAccount, startOwnProcess } from "./own-process.ts";
import { talkToReceipt } from "./talk-to-receipt.ts";

/** What residents and staff write stands in the chat and, sealed, in the stores: in no log, no metric, and nowhere in the clear on disk. */
const CANARY = "かなりあ太郎";
const SECRET_STORY = `${CANARY}です。借金が返せません。電話は090-0000-0000です`;
const SECRET_REPLY = `${CANARY}さま、明日うかがいます`;
const SECRET_NOTE = `${CANARY}さまは転居`;
const CONTENT = new RegExp(`${CANARY}|借金が|返せません|090-0000|明日うかがい|転居|U[0-9a-f]{32}`);
const dir = mkdtempSync(join(tmpdir(), "privacy-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test("a whole case leaves no content in the log at its most talkative, in metrics, with operators, or readable on disk", {
  timeout: 60_000,
}, async () => {
  const line = await openOutsideLine(await freePort());
  const settings = { ...line.settings, DATA_DIR: dir, LOG_LEVEL: "trace" };
  const product = await startOwnProcess(settings);
  const { url } = product;

  const phone = await line.join("住民");
  const hears = (text: string) =>
    vi.waitFor(async () => expect((await phone.heard()).join("\n")).toContain(text), { timeout: 10_000, interval: 50 });
  await hears("だれのことで");
  await phone.taps("自分のこと");
  await hears("どんなことで困って");
  // One reply is lost in doubt on the way, and one answer of LINE's is no JSON.
  line.faults.next("reply", { kind: "broken_200" }, { kind: "500" });
  await phone.says(SECRET_STORY);
  await hears("合っていますか");
  await talkToReceipt(phone);

  // Broken in every way that a stranger could try: none may echo what was sent.
  for (const body of [
    `{"events":[{"message":{"text":"${CANARY}"`,
    JSON.stringify({ events: [{ type: "message", message: { text: CANARY } }] }),
  ]) {
    const headers = { "x-line-signature": "no" };
    expect((await fetch(`${url}/webhook/kokubunji`, { method: "POST", body, headers })).status).toBe(401);
  }

  const coordinator = await signIn(
    url,
    await makeAccount(settings, "c@example.jp", "--role", "coordinator"),
    "c@example.jp",
  );
  const [row] = CaseList.parse(await coordinator.get("/api/cases?list=city")).cases;
  if (row === undefined) throw new Error("no case");
  const password = await makeAccount(settings, "s@example.jp", "--role", "staff", "--office", row.holder.id);
  const staff = await signIn(url, password, "s@example.jp");
  expect(await staff.post(`/api/cases/${row.id}/accept`, {})).toBe(200);
  line.faults.next("push", { kind: "close_after_accept" });
  expect(await staff.post(`/api/cases/${row.id}/reply`, { clientId: crypto.randomUUID(), text: SECRET_REPLY })).toBe(
    200,
  );
  await hears(SECRET_REPLY);
  // Bodies that cannot be read must not be quoted either.
  expect(await staff.post(`/api/cases/${row.id}/reply`, { clientId: CANARY, text: SECRET_REPLY })).toBe(400);
  const { version } = CaseView.parse(await staff.get(`/api/cases/${row.id}`)).row;
  const end = { version, outcome: "linked", reached: true, note: SECRET_NOTE };
  expect(await staff.post(`/api/cases/${row.id}/close`, end)).toBe(200);
  await hears("一区切り");

  const operations = await coordinator.get("/api/operations");
  const [letter] = Operations.parse(operations).letters;
  expect(letter).toMatchObject({ state: "ambiguous", kind: "say", receipt: row.receipt });
  expect(await coordinator.post("/api/operations/again", { id: letter?.id })).toBe(200);
  const metrics = async () => (await fetch(`${url}/metrics`)).text();
  await vi.waitFor(
    async () => expect(await metrics()).toContain('tsunagu_effects{city="kokubunji",state="ambiguous"} 0'),
    10_000,
  );
  expect(await coordinator.post("/api/operations/give-up", { id: CANARY })).toBe(404);
  const figures = await metrics();
  expect((await product.end("SIGTERM")).code).toBe(0);
  await line.stop();

  // It logged and counted, so that the silence about content means something.
  expect(product.printed()).toContain("webhook_received");
  expect(product.printed()).toContain("not_delivered");
  expect(figures).toMatch(/tsunagu_effects_settled_total\{city="kokubunji",lane="staff",state="done"\} 1/);
  for (const text of [product.printed(), figures, JSON.stringify(operations)]) expect(text).not.toMatch(CONTENT);
  for (const name of readdirSync(dir)) expect(readFileSync(join(dir, name)).includes(CANARY), name).toBe(false);
});

/** Signs in for the first time, as a browser does; `post` resolves to the status. */
async function signIn(url: string, password: string, email: string) {
  const headers = { origin: url, "content-type": "application/json" };
  const send = (path: string, body: unknown, cookie = "") =>
    fetch(url + path, { method: "POST", headers: { ...headers, cookie }, body: JSON.stringify(body) });
  const signedIn = await send("/api/auth/sign-in/email", { email, password });
  const own = { currentPassword: password, newPassword: OWN_PASSWORD };
  const cookie = cookieOf(await send("/api/auth/change-password", own, cookieOf(signedIn)));
  return {
    get: async (path: string): Promise<unknown> => (await fetch(url + path, { headers: { cookie } })).json(),
    post: async (path: string, body: unknown) => (await send(path, body, cookie)).status,
  };
}

const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
