import type { CardRow } from "../bubble.ts";
import type { Agency, Department } from "../city/city.ts";
import { normalise } from "../normalise.ts";
import type { Script } from "../script.ts";
import type { Session } from "../session.ts";
import { wishesOf } from "./known.ts";
import { words } from "./text.ts";

/**
 * How people say that they cannot speak on the phone, as `normalise` leaves it (no spaces, no capitals). Too wide rather than too narrow: to be shown a fax number as well does no harm.
 */
const CANNOT_CALL =
  /耳が(?:聞こえ|きこえ|とお|遠|不自由)|聞こえ(?:ない|にくい|づらい)|きこえ(?:ない|にくい)|聴覚|難聴|ろう者|手話|筆談|電話(?:を|が|は|で|では|に)?(?:でき|出来|話せ|はなせ|かけられ|出られ|こわ|怖|苦手|にがて|持って(?:い)?(?:な|ま)|むり|無理)|声が出(?:ない|せない)|deaf|hardofhearing|(?:can['’]?t|cannot)(?:call|phone|hear|talkon|speakon)|nophone/;

/** Whether the resident said, by a wish or in her own words, that she cannot speak on the phone. */
export function cannotCall(session: Session): boolean {
  const care = wishesOf(session).care?.split(",") ?? [];
  return care.includes("hearing") || session.words.some(({ text }) => CANNOT_CALL.test(normalise(text)));
}

/**
 * The ways to an office besides its phone: for those who cannot speak on it, and where the office has none that is known. Who cannot
 * call is told so, too, when no other way is known: writing on here is one.
 */
export function otherWays(script: Script, session: Session, office: Agency | Department): CardRow[] {
  const needed = cannotCall(session);
  if (!needed && office.phone !== null) return [];
  const { fax, email, line } = office;
  const rows = [
    fax === null ? null : row(script, session, "fax", fax),
    email === null ? null : row(script, session, "email", email),
    line === null ? null : row(script, session, "line", line),
  ].filter((each) => each !== null);
  const none = needed && rows.length === 0 && office.form_url === null;
  return none ? [row(script, session, "other_ways", words(script, session, "common:other_ways_unknown"))] : rows;
}

function row(script: Script, session: Session, name: string, text: string): CardRow {
  return { label: words(script, session, `common:row.${name}`), text };
}
