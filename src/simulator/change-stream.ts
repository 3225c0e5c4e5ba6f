import type { RequestHandler } from "express";
import type { Platform } from "./platform.ts";

/** Keeps the line open through proxies and tells the browser early when we are gone. */
const HEARTBEAT_MS = 15_000;

/** Server-sent events: one `data:` line a change. Ends with the simulator. */
export function changeStream({ changes, closing }: Platform): RequestHandler {
  return (_req, res) => {
    res.set({ "content-type": "text/event-stream", "cache-control": "no-store" });
    res.flushHeaders();
    res.write(": here\n\n");
    const stopListening = changes.listen((change) => res.write(`data: ${JSON.stringify(change)}\n\n`));
    const heartbeat = setInterval(() => res.write(": here\n\n"), HEARTBEAT_MS);
    const end = () => res.end();
    closing.addEventListener("abort", end);
    res.on("close", () => {
      stopListening();
      clearInterval(heartbeat);
      closing.removeEventListener("abort", end);
    });
  };
}
