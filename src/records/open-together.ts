import type { Address } from "../app/arrival.ts";
import { RecordAway } from "../app/record-away.ts";
import type { OpenedCase, Records } from "../app/records.ts";
import type { CaseOpening } from "../core/casework/case-opening.ts";
import { openCase } from "./open-case.ts";
import type { Writing } from "./writing.ts";

type Write = <T>(work: (page: Writing) => Promise<T>) => Promise<T>;
type Asked = {
  opening: CaseOpening;
  address: Address;
  answerBy: string;
  resolve: (opened: OpenedCase) => void;
  reject: (failure: unknown) => void;
};

/** So that one transaction holds nothing up for long: on SQLite the event loop, on PostgreSQL the chain of a city's audit. */
const TOGETHER_MAX = 8;
/** Whoever is held up for longer by somebody else's lock keeps the next ones waiting no more. */
const BESIDE_MS = 100;
/** PostgreSQL's codes for what may be the matter with one case alone: a lock, a statement that took too long, a collision again and again. */
const OF_ONE = ["55P03", "57014", "40001", "40P01"];

/**
 * Opens in one transaction, and with one wait for the disk, the cases that come in the same moment, and those that come while others are
 * being opened. One that cannot be opened, or is held up, takes none of the others with it.
 */
export function openTogether(write: Write): Records["openCase"] {
  const waiting: Asked[] = [];
  let isAtWork = false;

  async function work(): Promise<void> {
    while (waiting.length > 0) await atMost(BESIDE_MS, openAll(write, waiting.splice(0, TOGETHER_MAX)));
    isAtWork = false;
  }

  return (opening, address, answerBy, { joins } = { joins: false }) => {
    // It may write to another case than it names, so it waits for nobody's.
    if (joins) return write((page) => openCase(page, opening, address, { answerBy, joins }));
    return new Promise((resolve, reject) => {
      waiting.push({ opening, address, answerBy, resolve, reject });
      if (isAtWork) return;
      isAtWork = true;
      setImmediate(() => void work());
    });
  };
}

/** Never rejects; everybody who asked hears for himself. */
async function openAll(write: Write, asked: readonly Asked[]): Promise<void> {
  // In the order of their ids, so that two processes that open the same ones never wait for each other; of one case, as they came.
  const inOrder = asked.toSorted((a, b) => compare(a.opening.caseId, b.opening.caseId));
  try {
    const opened = await write(async (page) => {
      const all: OpenedCase[] = [];
      for (const { opening, address, answerBy } of inOrder)
        all.push(await openCase(page, opening, address, { answerBy, joins: false }));
      return all;
    });
    for (const [n, { resolve, reject }] of inOrder.entries()) {
      const one = opened[n];
      if (one === undefined) reject(new Error("a case was opened and not told"));
      else resolve(one);
    }
  } catch (failure) {
    if (inOrder.length > 1 && isOfOne(failure)) await openEach(write, inOrder);
    else for (const { reject } of inOrder) reject(failure);
  }
}

/** Each case by itself and beside the others; of one case as they came. */
async function openEach(write: Write, asked: readonly Asked[]): Promise<void> {
  const byCase = Map.groupBy(asked, ({ opening }) => opening.caseId);
  await Promise.all(
    [...byCase.values()].map(async (its) => {
      for (const each of its) await openAll(write, [each]);
    }),
  );
}

function isOfOne(failure: unknown): boolean {
  return !(failure instanceof RecordAway) || OF_ONE.includes(failure.code);
}

/** Resolves when it is done, or after so many ms. `done` never rejects. */
function atMost(ms: number, done: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    void done.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
