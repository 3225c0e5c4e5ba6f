import type { CaseOpening } from "../core/casework/case-opening.ts";

/** The holder that a route names. */
export function holderColumns({ route }: CaseOpening) {
  return { holder_id: route.lead.id, holder_kind: route.lead.kind, holder_name: route.lead.name };
}

/** What the desk's list shows of a sheet. */
export function factColumns(sheet: CaseOpening) {
  return {
    domains: JSON.stringify(sheet.domains),
    main_topic: sheet.mainTopic,
    tier: sheet.danger.tier,
    kinds: JSON.stringify(sheet.danger.kinds),
    consent: sheet.consent.scope,
    about: sheet.about,
    language: sheet.language,
  };
}
