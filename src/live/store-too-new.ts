/** A newer version of the program has written the store. The message is for the operator: `setting` names where the store is. */
export class StoreTooNew extends Error {
  override name = "StoreTooNew" as const;
  constructor(setting: "DATA_DIR" | "REDIS_URL", found: number, known: number) {
    super(
      `${setting}: a newer version of this program has opened these conversations (format ${found}, this one knows ${known}): start that version again`,
    );
  }
}
