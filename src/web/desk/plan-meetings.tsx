import type { PlanView } from "../../core/casework/plan-view.ts";
import type { Domain } from "../../core/domain.ts";
import { Chip } from "../shared/chip.tsx";
import { planWords as say } from "./plan-words.ts";
import { words as deskWords } from "./words.ts";

type Meeting = PlanView["meetings"][number];
type PlanMeetingsProps = { meetings: readonly Meeting[]; domainNames: Readonly<Record<Domain, string>> };

/** The city's meetings, sorted by what has to be known before one speaks there of anybody: whether she must have agreed. */
export function PlanMeetings({ meetings, domainNames }: PlanMeetingsProps) {
  if (meetings.length === 0) return <p className="text-std-16N-170">{say.meetings.none}</p>;
  return (
    <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-2">
      {(["needed", "not_needed", "unknown"] as const).map((consent) => {
        const group = meetings.filter((meeting) => (meeting.consent ?? "unknown") === consent);
        const { title, lead } = say.meetings.groups[consent];
        // Those that need consent and those that do not stand side by side; the rest below them.
        const wide = consent === "unknown";
        return group.length === 0 ? null : (
          <section key={consent} aria-label={title} className={`flex flex-col gap-2 ${wide ? "lg:col-span-2" : ""}`}>
            <h3 className="text-std-18B-160">{title}</h3>
            <p className="text-std-16N-170">{lead}</p>
            <ul className={`grid gap-x-8 gap-y-3 ${wide ? "lg:grid-cols-2" : ""}`}>
              {group.map((meeting) => (
                <MeetingCard key={meeting.id} meeting={meeting} domainNames={domainNames} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function MeetingCard({ meeting, domainNames }: { meeting: Meeting } & Pick<PlanMeetingsProps, "domainNames">) {
  const { name, kind, domain, host, when, secrecy, about, members, source } = meeting;
  return (
    <li className="flex min-w-0 flex-col gap-2 rounded-12 border border-solid-gray-300 p-4 text-std-16N-170">
      <h4 className="text-std-17B-170">{name}</h4>
      <p className="flex flex-wrap gap-2">
        <Chip tone="blue">{say.meetings.kinds[kind]}</Chip>
        {domain === null ? null : <Chip tone="gray">{domainNames[domain]}</Chip>}
      </p>
      <dl className="flex flex-col gap-1">
        <Pair name={say.host} text={host ?? say.unknown} />
        <Pair name={say.when} text={when ?? say.unknown} />
        {about.length === 0 ? null : <Pair name={say.meetings.about} text={about.join(deskWords.and)} />}
        {members.length === 0 ? null : <Pair name={say.meetings.members} text={members.join(deskWords.and)} />}
      </dl>
      {secrecy === null ? null : <p>{say.meetings.secrecy[secrecy ? "yes" : "no"]}</p>}
      <p className="text-dns-14N-130 text-solid-gray-700">
        {say.source}
        {deskWords.colon}
        {source}
      </p>
    </li>
  );
}

function Pair({ name, text }: { name: string; text: string }) {
  return (
    <div className="flex gap-3">
      <dt className="w-24 shrink-0 text-solid-gray-700">{name}</dt>
      <dd className="min-w-0">{text}</dd>
    </div>
  );
}
