import type { IncomingMessage } from "node:http";
import type { Result } from "../core/result.ts";

/** `compressed`: would be signed in its compressed form, and could unpack to anything. */
export type Unreadable = "too_large" | "compressed" | "broken_off";

/** The exact bytes of a request's body, at most so many. Never rejects; what is too large is not read to its end. */
export function readBytes(request: IncomingMessage, bytesMax: number): Promise<Result<Buffer, Unreadable>> {
  const encoding = request.headers["content-encoding"];
  if (encoding !== undefined && encoding.toLowerCase() !== "identity")
    return Promise.resolve({ ok: false, error: "compressed" });
  if (Number(request.headers["content-length"] ?? 0) > bytesMax)
    return Promise.resolve({ ok: false, error: "too_large" });
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on("data", (part: Buffer) => {
      size += part.length;
      if (size <= bytesMax) parts.push(part);
      else resolve({ ok: false, error: "too_large" });
    });
    request.on("end", () =>
      resolve({ ok: true, value: parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts) }),
    );
    request.on("error", () => resolve({ ok: false, error: "broken_off" }));
    request.on("close", () => resolve({ ok: false, error: "broken_off" }));
  });
}
