import { randomUUID } from "node:crypto";
import { type KeyRing, makeKeyRing } from "../../src/app/key-ring.ts";
import type { Staff } from "../../src/core/casework/case.ts";
import type { CaseOpening } from "../../src/core/casework/case-opening.ts";
import type { Script } from "../../src/core/script.ts";
import type { RecordsDialect } from "../../src/records/open-database.ts";
import { type OpenedRecords, openRecords } from "../../src/records/open-records.ts";
import { sealPurpose } from "../../src/records/seal-purposes.ts";
import { playOpening } from "./play-opening.ts";
import { openRowWriter, type Row, type RowWriter } from "./row-writer.ts";

const KINDS = ["child", "disability", "elderly", "other", "poverty", "several"];
const COPIES_AT_ONCE = 500;
const DAY_MS = 86_400_000;
/** Far enough that nobody is reminded while it is measured. */
const ANSWER_MS = 30 * DAY_MS;
const YEARS_MS = 3 * 365 * DAY_MS;
/** One case in ten is still open; the others were closed in the past three years. */
const OPEN_EVERY = 10;
const PARTS = ["case_others", "consents", "messages", "history"] as const;

/** A case with what is sealed in it in plain: a seal fits one case only. */
type Template = { row: Row; parts: Record<(typeof PARTS)[number], Row[]>; id: string };

/** The id of the nth case. */
export const caseIdOf = (n: number) => `bench-${n}`;

/**
 * Fills an empty record with cases of one city: some are opened, accepted, answered and closed as staff would, the others are
 * copies of those with times, numbers and seals of their own. The database's own triggers see every one of them.
 */
export async function fillRecord(
  { dialect, key, script }: { dialect: RecordsDialect; key: Uint8Array; script: Script },
  cases: number,
): Promise<void> {
  const keys = makeKeyRing([{ id: "k1", key }]);
  const cities = new Map([[script.city.id, script]]);
  const records = await openRecords({ dialect, keys, now: () => Date.now(), cities });
  const open: Template[] = [];
  const closed: Template[] = [];
  for (const [n, kind] of KINDS.entries()) {
    const opening = playOpening(script, `flows/city.${script.city.id}.${kind}.talk.yaml`);
    open.push(await workOne(records, keys, opening, { id: `open-${n}`, accept: n % 2 === 0, close: false }));
    closed.push(await workOne(records, keys, opening, { id: `closed-${n}`, accept: true, close: true }));
  }
  await records.close();
  const writer = await openRowWriter(dialect);
  for (let first = 0; first < cases; first += COPIES_AT_ONCE) {
    const count = Math.min(COPIES_AT_ONCE, cases - first);
    const copies = Array.from({ length: count }, (_, place) => {
      const n = first + place;
      const some = n % OPEN_EVERY === 0 ? open : closed;
      const template = some[Math.floor(n / OPEN_EVERY) % some.length];
      if (template === undefined) throw new Error("no template");
      return copyOf(keys, template, n);
    });
    await writeCopies(writer, copies);
  }
  await writer.end();
}

/** One case as the record makes it, with what both sides wrote; then as rows. */
async function workOne(
  records: OpenedRecords,
  keys: KeyRing,
  opening: CaseOpening,
  wish: { id: string; accept: boolean; close: boolean },
): Promise<Template> {
  const { id } = wish;
  const at = new Date().toISOString();
  const own = { ...opening, caseId: id, conversationId: id, eventId: id, at };
  const address = { city: own.city, channel: "line" as const, userId: `U${"0".repeat(32)}` };
  const { holder } = await records.openCase(own, address, new Date(Date.now() + ANSWER_MS).toISOString());
  for (const text of ["電話は午後がいいです。", "きのうも、少しつらかったです。"]) {
    await records.addMessage({ type: "add_message", caseId: id, messageId: randomUUID(), at, kind: "text", text }, id);
  }
  const staff: Staff = { id: "bench-staff", name: "相談員", city: own.city, role: "staff", receiverId: holder.id };
  if (wish.accept) {
    const taken = surely(await records.acceptCase(staff, id, at));
    surely(await records.reply(staff, id, randomUUID(), "ご連絡ありがとうございます。明日お電話します。", at));
    const move = { version: taken.version, outcome: "linked" as const, reached: true, note: "窓口で会えました" };
    if (wish.close) surely(await records.closeCase(staff, id, move, at));
  }
  // Nobody is there who could hear them.
  await records.db.deleteFrom("announcements").execute();
  const row = await records.db.selectFrom("cases").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const of = (table: (typeof PARTS)[number]) =>
    records.db.selectFrom(table).selectAll().where("case_id", "=", id).execute();
  const [case_others = [], consents = [], messages = [], history = []] = await Promise.all(PARTS.map(of));
  const opened = (table: string) => (part: Row) =>
    mapSeals(part, table, id, (sealed, purpose) => opens(keys, sealed, purpose));
  return {
    id,
    row: opened("cases")({ ...row }),
    parts: {
      case_others: case_others.map((part) => ({ ...part })),
      consents: consents.map((part) => ({ ...part })),
      messages: messages.map((part) => opened("messages")({ ...part })),
      history: history.map((part) => opened("history")({ ...part })),
    },
  };
}

function surely<T>(result: { ok: true; value: T } | { ok: false; error: string }): T {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function opens(keys: KeyRing, sealed: Row[string], purpose: string): Row[string] {
  return sealed instanceof Uint8Array ? keys.open(sealed, purpose) : sealed;
}

function seals(keys: KeyRing, plain: Row[string], purpose: string): Row[string] {
  return typeof plain === "string" ? keys.seal(plain, purpose) : plain;
}

/** The sealed columns of a row, one by one. */
function mapSeals(
  row: Row,
  table: string,
  caseId: string,
  map: (value: Row[string], purpose: string) => Row[string],
): Row {
  const purposes: Record<string, string> =
    table === "cases"
      ? { sheet: sealPurpose.sheet(caseId), address: sealPurpose.address(caseId) }
      : table === "messages"
        ? { text: sealPurpose.message(caseId, String(row.id)) }
        : { note: sealPurpose.note(caseId, String(row.cause)) };
  const mapped = Object.entries(purposes).map(([column, purpose]) => [column, map(row[column] ?? null, purpose)]);
  return { ...row, ...Object.fromEntries(mapped) };
}

/** The same case of somebody else, some time ago. */
function copyOf(keys: KeyRing, template: Template, n: number): Template {
  const id = caseIdOf(n);
  const isOpen = template.row.status !== "closed";
  const ago = Math.floor(((n * 0.618) % 1) * (isOpen ? DAY_MS : YEARS_MS));
  const seal = (row: Row, table: string) => mapSeals(row, table, id, (value, purpose) => seals(keys, value, purpose));
  const moved = (row: Row) => {
    const entries = Object.entries(row).filter(([column]) => column !== "seq");
    return Object.fromEntries(entries.map(([column, value]) => [column, earlier(value, ago)]));
  };
  const part = (row: Row) => ({ ...moved(row), case_id: id });
  const sheet = String(template.row.sheet).replaceAll(`"${template.id}"`, `"${id}"`);
  const due = isOpen ? new Date(Date.now() + ANSWER_MS).toISOString() : null;
  const own = { id, receipt: `${n}`, conversation_id: id, sheet, due_at: due };
  const { case_others, consents, messages, history } = template.parts;
  return {
    id,
    row: seal({ ...moved(template.row), ...own }, "cases"),
    parts: {
      case_others: case_others.map(part),
      consents: consents.map(part),
      messages: messages.map((row) => seal(part(row), "messages")),
      history: history.map((row) => seal(part(row), "history")),
    },
  };
}

const TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function earlier(value: Row[string], ms: number): Row[string] {
  return typeof value === "string" && TIME.test(value) ? new Date(Date.parse(value) - ms).toISOString() : value;
}

/** A case begins shared with nobody; that it is shared is written after the consent: the database insists. */
async function writeCopies(writer: RowWriter, copies: readonly Template[]): Promise<void> {
  await writer.transaction(async () => {
    await writer.insert(
      "cases",
      copies.map(({ row }) => ({ ...row, consent: "none" })),
    );
    for (const table of PARTS)
      await writer.insert(
        table,
        copies.flatMap(({ parts }) => parts[table]),
      );
    await writer.share(copies.flatMap(({ row, id }) => (row.consent === "share" ? [id] : [])));
  });
}
