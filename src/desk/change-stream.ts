import type { Request, Response } from "express";
import type { CaseChange, Records } from "../app/records.ts";
import type { Staff } from "../core/casework/case.ts";
import { allows } from "../core/casework/permissions.ts";
import { DeskChange } from "../core/casework/views.ts";
import { Nothing } from "./case-routes.ts";
import type { StaffRouter } from "./staff-router.ts";
import type { WhoIs } from "./who-is.ts";

/** Keeps proxies from closing a quiet stream, and finds out who has left or been signed out. */
const HEARTBEAT_MS = 20_000;

const EVENTS = {
  method: "get",
  path: "/api/events",
  summary: "変わった相談ケース（Server-Sent Events）",
  params: Nothing,
  query: Nothing,
  body: Nothing,
  answer: DeskChange,
} as const;

/**
 * Tells each open desk which case changed, as far as its owner may see it or could until now; never what changed.
 * `cameOnline` is called when somebody opens her desk. Returns how to end all streams.
 */
export function changeStream(staff: StaffRouter, records: Records, whoIs: WhoIs, cameOnline: () => void): () => void {
  const open = new Set<() => void>();

  staff.stream("see", EVENTS, (who, request, response) => {
    const send = startStream(response);
    const stopListening = records.onChange(
      (change) => {
        if (concerns(who.staff, change))
          send(`data: ${JSON.stringify({ caseId: change.caseId, alarm: change.alarm })}\n\n`);
      },
      // The browser opens the stream again by itself and fetches everything anew, or learns why it cannot.
      () => stop(),
    );
    const heartbeat = setInterval(() => void beat(request, whoIs, send, stop), HEARTBEAT_MS);
    function stop(): void {
      clearInterval(heartbeat);
      stopListening();
      open.delete(stop);
      response.end();
    }
    open.add(stop);
    cameOnline();
    request.on("close", stop);
  });

  return () => {
    for (const stop of [...open]) stop();
  };
}

/** Whether this person may see the case now, or could before it moved on: then it has to vanish from her list. */
export function concerns(staff: Staff, change: CaseChange): boolean {
  const { city, holderId, previousHolderId, sharedWith } = change;
  if (change.toEverybody && staff.city === city) return true;
  const access = { city, holderId, sharedWith, toldIds: [] };
  if (allows(staff, "see", access)) return true;
  return previousHolderId !== null && allows(staff, "see", { ...access, holderId: previousHolderId });
}

/** X-Accel-Buffering: nginx would otherwise hold the lines back until it has a bufferful. */
function startStream(response: Response): (text: string) => void {
  response.set({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  response.flushHeaders();
  response.write("retry: 3000\n\n");
  return (text) => void (response.writableEnded || response.write(text));
}

/** Ends the stream of somebody who signed out or was signed out meanwhile. */
async function beat(request: Request, whoIs: WhoIs, send: (text: string) => void, stop: () => void): Promise<void> {
  try {
    const who = await whoIs(request);
    if (who === null || who.hold !== null) return stop();
    send(": still here\n\n");
  } catch {
    // The record cannot be asked; the browser comes back by itself and is asked to sign in again if need be.
    stop();
  }
}
