import type { Consent } from "../../core/casework/case-opening.ts";
import { dayAndTime } from "./japanese-time.ts";
import { words } from "./words.ts";

/** The consent as a receipt: what may be shared, with whom, when and how it was said. */
export function SheetConsent({ consent }: { consent: Consent }) {
  return (
    <>
      <p className="font-700">
        {consent.how === "not_asked" ? words.consentSheet.notAsked : words.consentSheet[consent.scope]}
      </p>
      {consent.offices.length === 0 ? null : (
        <ul className="list-disc pl-6">
          {consent.offices.map((office) => (
            <li key={office.id}>{office.name}</li>
          ))}
        </ul>
      )}
      {consent.scope === "none" ? <p>{words.consentSheet.noneMore}</p> : null}
      {consent.how === "not_asked" ? null : (
        <p className="text-solid-gray-700">
          {dayAndTime(consent.at)}・{words.consentSheet.hows[consent.how]}
        </p>
      )}
    </>
  );
}
