import { z } from "zod";
import { About, AgeBand, type Domain, Topic } from "../domain.ts";
import type { Session } from "../session.ts";
import { domainsOfTopics } from "../triage/domains-of-topics.ts";

/**
 * What the conversation knows, read from its answers. The engine gives meaning to these names of answers, which flows must
 * use for these facts, and to the WISHES below; other names serve the flow's own branches and go no further.
 */
export const MEANINGFUL = ["about", "topics", "worst", "age", "area", "urgent", "story"] as const;

const Topics = z.array(Topic);
const Ids = z.array(z.string());

/** null for what is not (yet) answered, or not so. Mostly it is not: then zod need not make an error of it. */
function read<T>(schema: z.ZodType<T>, answer: unknown): T | null {
  return answer === undefined ? null : (schema.safeParse(answer).data ?? null);
}

export function aboutOf(session: Session): About | null {
  return read(About, session.answers.about);
}

export function ageOf(session: Session): AgeBand | null {
  return read(AgeBand, session.answers.age);
}

/** Topics in the order they were chosen, or as understood when none were. */
export function topicsOf(session: Session): Topic[] {
  return read(Topics, session.answers.topics) ?? [];
}

/** ◎: the one named as the worst, else the first. */
export function mainTopicOf(session: Session): Topic | null {
  return read(Topic, session.answers.worst) ?? topicsOf(session)[0] ?? null;
}

/** Domains, the worst topic's first, then what triage understood, then what other topics that she tapped belong to. */
export function domainsOf(session: Session): Domain[] {
  const understood = session.understanding?.domains.map((entry) => entry.domain) ?? [];
  const age = ageOf(session) ?? undefined;
  // Topics that were read in her words open no door that was not read there, too; those she tapped do, the worst first.
  const tapped = session.answers.topics_by === "triage" && understood.length > 0 ? [] : topicsOf(session);
  const worst = read(Topic, session.answers.worst) ?? (session.answers.topics_by === "triage" ? undefined : tapped[0]);
  const ofWorst = worst === undefined ? [] : domainsOfTopics([worst], age);
  const first = ofWorst.filter((domain) => understood.includes(domain));
  const rest = [...understood, ...domainsOfTopics(tapped, age)];
  return [...new Set([...(first.length > 0 ? first : ofWorst), ...rest])];
}

export function areaOf(session: Session): { id: string | null; said: string } | null {
  const value = session.answers.area;
  if (typeof value !== "string") return null;
  const [id, ...said] = value.split("\n");
  return { id: id === "" || id === undefined ? null : id, said: said.join("\n") };
}

/** An area is kept as "<id or nothing>\n<as it was said>", so that a plain answer holds both. */
export function areaAnswer(id: string | null, said: string): string {
  return `${id ?? ""}\n${said}`;
}

/** Ids of the areas that a typed town may mean, kept beside the answer while the resident is asked which one it is. */
export function amongOf(session: Session, name: string): string[] {
  return read(Ids, session.answers[amongName(name)]) ?? [];
}

export function amongName(name: string): string {
  return `${name}_among`;
}

export function urgentOf(session: Session): string | null {
  const value = session.answers.urgent;
  return typeof value === "string" && value !== "none" ? value : null;
}

/** Names under which flows keep who lives together and how a person wishes to be met; shown to the resident in the summary, and to staff. */
export const WISHES = ["household", "how", "phone", "when", "name", "care"] as const;

/** The wishes as answered. Somebody who chose to stay anonymous hands over neither name nor number. */
export function wishesOf(session: Session): Record<string, string> {
  const hidden = session.answers.anonymous === "yes" ? ["name", "phone"] : [];
  return Object.fromEntries(
    WISHES.filter((name) => session.answers[name] !== undefined && !hidden.includes(name)).map((name) => {
      const value = session.answers[name];
      return [name, Array.isArray(value) ? value.join(",") : String(value)];
    }),
  );
}
