import { z } from "zod";
import type { Records } from "../app/records.ts";
import { isDrawn, mediaTypeOf } from "../core/casework/media-type.ts";
import { Nothing } from "./case-routes.ts";
import type { StaffRouter } from "./staff-router.ts";

const OneFile = z.strictObject({ id: z.string().max(100), messageId: z.string().max(100) });

/** What residents sent: a picture may be drawn in the page, everything else is saved. Each look is audited by the record. */
export function attachmentRoutes(staff: StaffRouter, records: Pick<Records, "readAttachment">): void {
  const shape = {
    method: "get" as const,
    path: "/api/cases/:id/attachments/:messageId",
    summary: "添付",
    params: OneFile,
    query: Nothing,
    body: Nothing,
    answer: z.unknown(),
  };
  staff.file("see", shape, "application/octet-stream", async ({ who, params }) => {
    const found = await records.readAttachment(who.staff, params.id, params.messageId);
    if (!found.ok) return found;
    const { bytes, mediaType, receipt } = found.value;
    const ending = mediaTypeOf(bytes)?.ending ?? "bin";
    const name = `${receipt}_添付_${params.messageId.slice(-6)}.${ending}`;
    return { ok: true, value: { bytes, name, media: mediaType, drawn: isDrawn(mediaType) } };
  });
}
