import type { Bubble, CardRow } from "../bubble.ts";
import type { Agency, Department } from "../city/city.ts";
import { describeHours } from "../city/describe-hours.ts";
import { hotlinesFor } from "../city/hotlines-for.ts";
import { openAt } from "../city/open-at.ts";
import type { Script } from "../script.ts";
import type { Session } from "../session.ts";
import type { Draft } from "./draft.ts";
import type { Show } from "./flow.ts";
import { hotlineBubble } from "./hotline-bubble.ts";
import { ageOf, areaOf, domainsOf, mainTopicOf, topicsOf, wishesOf } from "./known.ts";
import { cannotCall, otherWays } from "./other-ways.ts";
import { domainName, holderName, topicName } from "./params.ts";
import { placesCard } from "./places-card.ts";
import { words } from "./text.ts";

/** The cards a flow may show: drawn from what is known, never written by hand in a flow. */
export function cardsOf(script: Script, draft: Draft, show: Show): Bubble[] {
  switch (show) {
    case "office":
      return [officeCard(script, draft)];
    case "summary":
      return [summaryCard(script, draft.session)];
    case "receipt":
      return [receiptCard(script, draft.session, draft.event.at, { holder: holderName(script, draft.session) })];
    case "hotlines":
      return [hotlineCard(script, draft)];
    case "places":
      return [placesCard(script, draft.session, draft.event.at)];
    default:
      return show satisfies never;
  }
}

/** The first useful answer: which office fits, why, when it is open, how to reach it. */
function officeCard(script: Script, draft: Draft): Bubble {
  const { session } = draft;
  const route = session.route;
  const office = receiverOf(script, route?.lead.id ?? script.city.lead_department);
  const unknown = words(script, session, "common:unknown");
  const because =
    route?.because.map((reason) => words(script, session, `route:because.${reason.code}`, reason.params)) ?? [];
  const rows: CardRow[] = [
    row(script, session, "office", office.name),
    row(script, session, "why", because.join("\n")),
    row(script, session, "hours", office.hours === null ? unknown : openingText(script, draft, office.hours)),
    row(script, session, "phone", office.phone ?? unknown),
    ...otherWays(script, session, office),
    ...withOthers(script, session),
  ];
  const call = office.phone === null ? [] : [callAction(script, session, office.phone)];
  const write =
    office.form_url === null
      ? []
      : [{ kind: "link" as const, label: words(script, session, "common:write_form"), uri: office.form_url }];
  const actions = cannotCall(session) ? [...write, ...call] : [...call, ...write];
  return card("plain", words(script, session, "common:card.office"), rows, actions);
}

function openingText(script: Script, draft: Draft, hours: NonNullable<Agency["hours"]>): string {
  const now = openAt(hours, draft.event.at, script.holidays) ? "open_now" : "closed_now";
  return `${describeHours(hours, draft.session.language)}\n${words(script, draft.session, `common:card.${now}`)}`;
}

function withOthers(script: Script, session: Session): CardRow[] {
  const others = session.route?.with ?? [];
  return others.length === 0 ? [] : [row(script, session, "with", others.map((other) => other.name).join("\n"))];
}

/** What will be handed over, so that the resident can correct it before anybody reads it. */
function summaryCard(script: Script, session: Session): Bubble {
  const about = session.answers.about;
  const area = areaOf(session);
  const age = ageOf(session);
  const main = mainTopicOf(session);
  const others = topicsOf(session).filter((topic) => topic !== main);
  const rows: (CardRow | null)[] = [
    typeof about === "string" ? row(script, session, "about", words(script, session, `common:about.${about}`)) : null,
    row(
      script,
      session,
      "domains",
      domainsOf(session)
        .map((domain) => domainName(script, session, domain))
        .join("、"),
    ),
    main === null ? null : row(script, session, "main_topic", `◎ ${topicName(script, session, main)}`),
    others.length === 0
      ? null
      : row(script, session, "topics", others.map((topic) => `○ ${topicName(script, session, topic)}`).join("\n")),
    session.words.length === 0 ? null : row(script, session, "words", excerpt(session)),
    session.shown.length === 0
      ? null
      : row(
          script,
          session,
          "media",
          words(script, session, "common:media_count", { count: String(session.shown.length) }),
        ),
    age === null ? null : row(script, session, "age", words(script, session, `common:age.${age}`)),
    area === null ? null : row(script, session, "area", areaName(script, area)),
    ...wishRows(script, session),
    row(script, session, "office", session.route?.lead.name ?? ""),
  ];
  const kept = rows.filter((each): each is CardRow => each !== null && each.text !== "");
  return card("plain", words(script, session, "common:card.summary"), kept, []);
}

/** A card is glanced at: the beginning of each message stands for it; staff get every word. */
function excerpt(session: Session): string {
  const LENGTH_MAX = 120;
  const all = session.words.map((each) => each.text).join("\n");
  const letters = [...all];
  return letters.length <= LENGTH_MAX ? all : `${letters.slice(0, LENGTH_MAX).join("")}…`;
}

function areaName(script: Script, area: { id: string | null; said: string }): string {
  return script.city.areas.find((each) => each.id === area.id)?.name ?? area.said;
}

/** Wishes are shown by their own words where the texts have them ("wish.how.phone"), else as they were typed. */
function wishRows(script: Script, session: Session): CardRow[] {
  return Object.entries(wishesOf(session))
    .filter(([name]) => script.has(`common:wish.${name}`))
    .map(([name, value]) => {
      // Somebody else may look at this screen: that it is feared must not stand on it.
      const visible = value.split(",").filter((each) => each !== "seen");
      const shown = visible.map((each) => {
        const key = `common:wish.${name}_${each}`;
        return script.has(key) ? words(script, session, key) : each;
      });
      return { label: words(script, session, `common:wish.${name}`), text: shown.join("、") };
    });
}

/** Who has the case, its number, and by when they answer. */
export function receiptCard(script: Script, session: Session, at: string, named: { holder?: string } = {}): Bubble {
  const known = session.case;
  // A date that is over says nothing any more.
  const over = known?.phase === "closed" || (known?.phase === "accepted" && isPast(known.answerBy, at));
  const rows = [
    row(script, session, "receipt", known?.receipt ?? words(script, session, "common:card.receipt_later")),
    row(script, session, "holder", words(script, session, "common:holder_name", named)),
    row(script, session, "state", words(script, session, `common:case_phase.${known?.phase ?? "opening"}`)),
    ...(over || known?.answerBy == null
      ? []
      : [row(script, session, "answer_by", words(script, session, "common:answer_by"))]),
  ];
  return card("plain", words(script, session, "common:card.receipt"), rows, []);
}

function isPast(answerBy: string | null, at: string): boolean {
  return answerBy !== null && Date.parse(answerBy) <= Date.parse(at);
}

/** The numbers to call now, right for the city, the age, the hour and the language. 110 and 119 are always among them. */
export function hotlineCard(script: Script, draft: Draft): Bubble {
  const { session } = draft;
  const lines = hotlinesFor(script.city, {
    kinds: session.danger.kinds,
    partner: session.danger.evidence.some(({ rule }) => rule.startsWith("dv.")),
    tier: session.danger.tier,
    ageBand: ageOf(session),
    at: draft.event.at,
    holidays: script.holidays,
    language: session.language,
  });
  return hotlineBubble(lines, session.language, {
    title: words(script, session, "danger:card"),
    call: (number) => words(script, session, "common:call", { number }),
  });
}

export function receiverOf(script: Script, id: string): Agency | Department {
  const { agencies, departments, lead_department } = script.city;
  const found = agencies.find((each) => each.id === id) ?? departments.find((each) => each.id === id);
  const lead = departments.find((each) => each.id === lead_department);
  const receiver = found ?? lead;
  if (receiver === undefined) throw new Error(`city ${script.city.id} has no lead department`);
  return receiver;
}

function callAction(script: Script, session: Session, number: string) {
  return { kind: "link" as const, label: words(script, session, "common:call", { number }), uri: `tel:${number}` };
}

function row(script: Script, session: Session, name: string, text: string): CardRow {
  return { label: words(script, session, `common:row.${name}`), text };
}

function card(
  tone: "plain" | "safety",
  title: string,
  rows: CardRow[],
  actions: Extract<Bubble, { kind: "card" }>["actions"],
): Bubble {
  return { kind: "card", tone, title, rows, actions };
}
