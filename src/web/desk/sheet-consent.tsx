import { personConsented } from "../../core/casework/person-consented.ts";
import type { CaseView } from "../../core/casework/views.ts";
import { Button } from "../shared/button.tsx";
import { names } from "../staff/names.ts";
import { dayAndTime } from "./japanese-time.ts";
import { words } from "./words.ts";
import { workWords } from "./work-words.ts";

/** The consent as a receipt: what may be shared, with whom, when and how it was said; and the way to one given to a person. */
export function SheetConsent({ view, onTake }: { view: CaseView; onTake: () => void }) {
  const { consent } = view.sheet;
  const withdrawn = view.row.consent === "none" && consent.scope !== "none";
  return (
    <>
      <p className="font-700">
        {withdrawn
          ? words.consentSheet.withdrawn
          : consent.how === "not_asked"
            ? words.consentSheet.notAsked
            : words.consentSheet[consent.scope]}
      </p>
      {consent.offices.length === 0 || withdrawn ? null : (
        <ul className="list-disc pl-6">
          {consent.offices.map((office) => (
            <li key={office.id}>{office.name}</li>
          ))}
        </ul>
      )}
      {view.row.consent === "none" ? <p>{words.consentSheet.noneMore}</p> : null}
      {view.row.consent === "none" || personConsented(view.sheet, view.row.consent) ? null : (
        <p>{words.consentSheet.ofTeller}</p>
      )}
      {consent.how === "not_asked" ? null : (
        <p className="text-solid-gray-700">
          {dayAndTime(consent.at)}
          {words.and}
          {names.consentBy.hows[consent.how]}
          {consent.taken === undefined
            ? ""
            : words.brackets(
                [names.consentBy.givers[consent.taken.giver], words.consentSheet.takenBy(consent.taken.by)].join(
                  words.and,
                ),
              )}
        </p>
      )}
      {view.moves.includes("take_consent") ? (
        <Button look="quiet" size="small" className="-ml-3 print:hidden" onClick={onTake}>
          {view.row.consent === "share" ? workWords.consent.more : workWords.consent.open}
        </Button>
      ) : null}
    </>
  );
}
