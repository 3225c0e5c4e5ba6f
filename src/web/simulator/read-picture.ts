import type { Act } from "../../core/simulator-view.ts";

/** The act that sends a picture chosen on this machine. Rejects when the browser cannot read the file. */
export async function readPicture(file: File): Promise<Extract<Act, { act: "upload" }>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { act: "upload", kind: "image", fileName: file.name, contentType: file.type, base64: toBase64(bytes) };
}

/** In pieces: the spread of a whole photo would overflow the stack. */
function toBase64(bytes: Uint8Array): string {
  const PIECE = 0x8000;
  let binary = "";
  for (let from = 0; from < bytes.length; from += PIECE) {
    binary += String.fromCharCode(...bytes.subarray(from, from + PIECE));
  }
  return btoa(binary);
}
