import { latePage } from "../staff/late-page.tsx";

/** Every page but the list, which nearly everybody comes for. A case is fetched as soon as a list has been drawn. */
export const latePages = {
  case: latePage(async () => (await import("./case-page.tsx")).CasePage),
  print: latePage(async () => (await import("./print-page.tsx")).PrintPage),
  directory: latePage(async () => (await import("./directory-page.tsx")).DirectoryPage),
  figures: latePage(async () => (await import("./figures-page.tsx")).FiguresPage),
  plan: latePage(async () => (await import("./plan-page.tsx")).PlanPage),
  account: latePage(async () => (await import("../staff/account-page.tsx")).AccountPage),
  audit: latePage(async () => (await import("./audit-page.tsx")).AuditPage),
  staff: latePage(async () => (await import("./staff-page.tsx")).StaffPage),
  operations: latePage(async () => (await import("./operations-page.tsx")).OperationsPage),
  notices: latePage(async () => (await import("./channels-page.tsx")).ChannelsPage),
};
