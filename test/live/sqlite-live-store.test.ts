import { liveStoreContract } from "../contracts/live-store.ts";
import { makeSqliteBackend } from "./sqlite-backend.ts";

liveStoreContract("SQLite", makeSqliteBackend);
