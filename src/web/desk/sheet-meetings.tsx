import type { FittingMeeting } from "../../core/casework/fitting-meetings.ts";
import type { CaseView } from "../../core/casework/views.ts";
import { DeskLink } from "./desk-link.tsx";
import { planWords as say } from "./plan-words.ts";
import { words } from "./words.ts";

/** Why a case may be one for 多機関協働, and in which meeting it may be spoken of, by the consent there is. A person decides. */
export function SheetMeetings({ view: { criteria, meetings, row } }: { view: CaseView }) {
  const agreed = row.consent === "share";
  return (
    <section
      aria-label={say.sheet.title}
      className="flex flex-col gap-1 rounded-8 border border-solid-gray-420 p-3 text-std-16N-170 print:hidden"
    >
      <p className="font-700">{words.sheet.coordination(criteria)}</p>
      {meetings === null ? null : (
        <>
          <p>{agreed ? say.sheet.agreed : say.sheet.notAgreed}</p>
          {meetings.first.length === 0 ? <p>{say.sheet.none}</p> : null}
          <ul className="list-disc pl-6">
            {meetings.first.map((meeting) => (
              <li key={meeting.id}>
                <strong>{meeting.name}</strong>
                <More meeting={meeting} />
              </li>
            ))}
            {meetings.others.map((meeting) => (
              <li key={meeting.id}>
                {meeting.name}
                <More meeting={meeting} />
              </li>
            ))}
          </ul>
          <DeskLink
            to={{ page: "plan" }}
            className="inline-flex min-h-11 items-center self-start text-blue-1000 underline underline-offset-4"
          >
            {say.sheet.toPlan}
          </DeskLink>
        </>
      )}
    </section>
  );
}

function More({ meeting: { host, when } }: { meeting: FittingMeeting }) {
  const said = [
    ...(host === null ? [] : [`${say.host}${words.colon}${host}`]),
    ...(when === null ? [] : [`${say.when}${words.colon}${when}`]),
  ];
  return said.length === 0 ? null : <span className="block text-solid-gray-700">{said.join(" ／ ")}</span>;
}
