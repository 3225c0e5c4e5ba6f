import type { City } from "../core/city/city.ts";
import type {
  DirectoryChanges,
  DirectoryForm,
  LackingCharacters,
  Unreadable,
} from "../core/directory/directory-exchange.ts";
import type { Result } from "../core/result.ts";

/** The port to the forms in which cities keep their directories: the studio knows changes of offices, no CSV and no HSDS. */
export type DirectoryExchange = {
  /** Characters that csv_sjis cannot write are there as 〓 (the printers' mark for a missing type). */
  write(city: City, form: DirectoryForm): Uint8Array;
  lacking(city: City): LackingCharacters;
  /** CSV in any encoding that cities use, or HSDS JSON. */
  read(city: City, bytes: Uint8Array): Result<DirectoryChanges, Unreadable>;
  /** The first sheet of a workbook, as rows of texts. */
  readSheet(city: City, rows: readonly (readonly string[])[]): Result<DirectoryChanges, Unreadable>;
};
