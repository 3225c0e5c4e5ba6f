import { describeDate } from "../casework/describe-date.ts";
import type { Script } from "../script.ts";
import type { Session } from "../session.ts";
import { domainsOf, mainTopicOf, topicsOf } from "./known.ts";

/** A question of sixteen options asks for the same thing forty times; sessions are never changed, only replaced. */
const remembered = new WeakMap<Session, { script: Script; params: Record<string, string> }>();

/** What texts may name: {{city}}, {{office}}, {{domains}}, … Unknown things are empty, never "undefined". */
export function paramsOf(script: Script, session: Session): Readonly<Record<string, string>> {
  const known = remembered.get(session);
  if (known?.script === script) return known.params;
  const params = gatherParams(script, session);
  remembered.set(session, { script, params });
  return params;
}

function gatherParams(script: Script, session: Session): Record<string, string> {
  const { language, route } = session;
  const known = session.case;
  const others = route?.with.map((receiver) => receiver.name) ?? [];
  return {
    city: language === "ja" ? script.city.name : script.city.names[language],
    lead: leadName(script),
    office: route?.lead.name ?? leadName(script),
    offices: joined(script, session, [route?.lead.name ?? leadName(script), ...others]),
    domains: joined(
      script,
      session,
      domainsOf(session).map((domain) => domainName(script, session, domain)),
    ),
    topics: joined(
      script,
      session,
      topicsOf(session).map((topic) => topicName(script, session, topic)),
    ),
    main_topic: topicName(script, session, mainTopicOf(session)),
    receipt: known?.receipt ?? "",
    holder: script.city.confidential === "page" ? officeInLine(script, session) : holderName(script, session),
    answer_by: known?.answerBy == null ? "" : describeDate(known.answerBy, language),
  };
}

/** Who has the case, by name. */
export function holderName(script: Script, { case: known }: Session): string {
  return known?.holder?.name ?? leadName(script);
}

/** Which office has it lets guess what it is about: where LINE is to know nothing of that, it is called so. */
function officeInLine(script: Script, { language }: Session): string {
  return script.words(language, "common:page.office");
}

export function domainName(script: Script, session: Session, domain: keyof Script["city"]["domains"]): string {
  return session.language === "ja"
    ? (script.city.domains[domain] ?? domain)
    : script.words(session.language, `common:domain.${domain}`);
}

export function topicName(script: Script, session: Session, topic: string | null): string {
  return topic === null ? "" : script.words(session.language, `common:topic.${topic}`);
}

function leadName(script: Script): string {
  return script.city.departments.find((each) => each.id === script.city.lead_department)?.name ?? script.city.name;
}

function joined(script: Script, session: Session, names: readonly string[]): string {
  return [...new Set(names)].join(script.words(session.language, "common:and"));
}
