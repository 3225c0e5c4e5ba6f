import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Operators are told the receipt number of the conversation whose delivery failed. */
export const casesOfConversation: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createIndex("cases_of_conversation")
      .on("cases")
      .columns(["conversation_id", "opened_at"])
      .execute();
  },
};
