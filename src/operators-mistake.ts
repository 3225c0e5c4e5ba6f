import { KeysDoNotFit } from "./app/key-ring.ts";
import { RecordAway } from "./app/record-away.ts";
import { ConfigError } from "./config.ts";
import { ContentError } from "./content/content-error.ts";
import { DataFolderTaken } from "./live/lock-data-folder.ts";
import { RedisAway, RedisTooOld } from "./live/redis/connect.ts";
import { SpoolUnusable } from "./live/spool/open-spool.ts";
import { StoreTooNew } from "./live/store-too-new.ts";
import { mistakeBehind } from "./ops/mistake-behind.ts";

/** What the operator can mend, in words; null for a bug. */
export function operatorsMistake(failure: unknown): string | null {
  if (failure instanceof ConfigError || failure instanceof ContentError) return failure.message;
  if (failure instanceof RecordAway)
    return `DATABASE_URL: the database cannot be used (${failure.code}); see that it runs, and that user, password and database are right`;
  if (failure instanceof RedisAway || failure instanceof RedisTooOld || failure instanceof SpoolUnusable)
    return failure.message;
  if (failure instanceof KeysDoNotFit || failure instanceof DataFolderTaken || failure instanceof StoreTooNew)
    return failure.message;
  const code = failure instanceof Error && "code" in failure && typeof failure.code === "string" ? failure.code : "";
  return mistakeBehind(code);
}
