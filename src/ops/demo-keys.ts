import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RecordKey } from "../app/key-ring.ts";

/** A demo makes its own encryption key once, readable by its owner only. With real LINE the operator brings the keys. */
export function demoKeys(dataDir: string): RecordKey[] {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, "demo.key");
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64"), { mode: 0o600, flag: "wx" });
  return [{ id: "demo", key: Buffer.from(readFileSync(file, "utf8"), "base64") }];
}
