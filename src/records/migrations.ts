import type { Migration } from "kysely/migration";
import type { KeyRing } from "../app/key-ring.ts";
import type { DialectKind } from "./dialect-kind.ts";
import { firstTables } from "./migrations/001-first-tables.ts";
import { accountTables } from "./migrations/002-account-tables.ts";
import { consentFirst } from "./migrations/003-consent-first.ts";
import { sharedCases } from "./migrations/004-shared-cases.ts";
import { casesOfConversation } from "./migrations/005-cases-of-conversation.ts";
import { caseLife } from "./migrations/006-case-life.ts";
import { caseWork } from "./migrations/007-case-work.ts";
import { studioTables } from "./migrations/010-studio-tables.ts";
import { auditIsChained } from "./migrations/013-audit-chain.ts";
import { accountSafety } from "./migrations/014-account-safety.ts";
import { attachments } from "./migrations/015-attachments.ts";
import { notices } from "./migrations/016-notices.ts";
import { cityMenus } from "./migrations/018-city-menus.ts";
import { pageLinks } from "./migrations/019-page-links.ts";
import { takenConsent } from "./migrations/021-taken-consent.ts";
import { firstPassword } from "./migrations/027-first-password.ts";

/** `keys`: the audit of old is chained with them. All migrations in order. Forward only: a mistake is corrected by the next one, never by editing one that has run somewhere. */
export function migrations(kind: DialectKind, keys: KeyRing): Record<string, Migration> {
  return {
    "001_first_tables": firstTables(kind),
    "002_account_tables": accountTables(kind),
    "003_consent_first": consentFirst(kind),
    "004_shared_cases": sharedCases(kind),
    "005_cases_of_conversation": casesOfConversation,
    "006_case_life": caseLife(kind),
    "007_case_work": caseWork(kind),
    "010_studio_tables": studioTables(kind),
    "013_audit_chain": auditIsChained(kind, keys),
    "014_account_safety": accountSafety(kind),
    "015_attachments": attachments(kind),
    "016_notices": notices(kind),
    "018_city_menus": cityMenus(kind),
    "019_page_links": pageLinks(kind),
    "021_taken_consent": takenConsent(kind),
    "027_first_password": firstPassword(kind),
  };
}
