import type { DirectoryWords } from "./directory-words.ts";

export const directoryWordsEn: DirectoryWords = {
  title: "List of offices",
  of: (city) => `${city}: list of offices`,
  from: (plan) => `From ${plan}`,
  unknownKey: "“Being checked”: not in the plan; the city hall is being asked.",
  unknown: "Being checked",
  failed: "The list could not be loaded.",
  print: "Print",
  files: "Save as a file",
  excel: "Excel",
  csv: "CSV (自治体標準オープンデータセット)",
  hsds: "JSON (Open Referral HSDS)",
  printed: (day) => `Printed ${day}`,
  columns: { name: "Office", phone: "Telephone, fax, e-mail", hours: "Hours", address: "Address", more: "For, notes" },
  reach: { fax: "Fax", line: "LINE", form: "Form" },
  lead: "Lead department (when nobody knows where to ask)",
  others: "Coordination, participation, meeting places … (not for a first consultation)",
  areas: (names) => `Areas: ${names.join(", ")}`,
  areasUnknown: "Areas: being checked",
  ages: (ages) => `Age: ${ages}`,
};
