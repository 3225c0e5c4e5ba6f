import { z } from "zod";
import type { Database } from "./database.ts";

export type MediaKind = "image" | "video" | "audio" | "file";

/** The files residents sent. After an unsend the row stays without bytes, because LINE then answers 410 and not 404. */
export type Media = {
  keep(messageId: string, file: { city: string; kind: MediaKind; contentType: string; bytes: Uint8Array }): void;
  find(messageId: string): { city: string; kind: MediaKind; contentType: string; bytes: Uint8Array | null } | null;
  erase(messageId: string): void;
};

const Row = z
  .object({
    city: z.string(),
    kind: z.enum(["image", "video", "audio", "file"]),
    content_type: z.string(),
    bytes: z.instanceof(Uint8Array).nullable(),
  })
  .transform(({ content_type, ...rest }) => ({ ...rest, contentType: content_type }));

export function makeMedia(db: Database): Media {
  return {
    keep: (messageId, file) => {
      db.run(
        "INSERT INTO media (message_id, city, kind, content_type, bytes) VALUES (?, ?, ?, ?, ?)",
        messageId,
        file.city,
        file.kind,
        file.contentType,
        file.bytes,
      );
    },
    find: (messageId) => db.one(Row, "SELECT * FROM media WHERE message_id = ?", messageId),
    erase: (messageId) => {
      db.run("UPDATE media SET bytes = NULL WHERE message_id = ?", messageId);
    },
  };
}
