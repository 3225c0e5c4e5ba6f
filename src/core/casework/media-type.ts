import type { MediaKind } from "./attachment.ts";

/** What a file is. `ending` is what its name ends in when it is saved. */
export type MediaType = { type: string; ending: string; kind: MediaKind };

/** The pictures that a browser may draw in a page. SVG is none of them: it can hold scripts. */
const DRAWN = ["image/png", "image/jpeg", "image/gif", "image/webp"];

export function isDrawn(type: string): boolean {
  return DRAWN.includes(type);
}

/**
 * What a file is by its first bytes, whatever its sender calls it; null when it is nothing that we take. Not taken, and so never
 * stored: programs, web pages, SVG, archives, and Office documents that hold macros.
 */
export function mediaTypeOf(bytes: Uint8Array): MediaType | null {
  return SIGNATURES.find(({ fits }) => fits(bytes))?.is(bytes) ?? null;
}

type Signature = { fits: (bytes: Uint8Array) => boolean; is: (bytes: Uint8Array) => MediaType | null };

const image = (type: string, ending: string) => ({ type: `image/${type}`, ending, kind: "image" as const });
const audio = (type: string, ending: string) => ({ type: `audio/${type}`, ending, kind: "audio" as const });
const video = (type: string, ending: string) => ({ type: `video/${type}`, ending, kind: "video" as const });
const PDF: MediaType = { type: "application/pdf", ending: "pdf", kind: "file" };
const OFFICE = "application/vnd.openxmlformats-officedocument";

/** The numbers are those of the formats' own specifications; `at` is where they stand. */
const SIGNATURES: readonly Signature[] = [
  fixed(0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], image("png", "png")),
  fixed(0, [0xff, 0xd8, 0xff], image("jpeg", "jpg")),
  fixed(0, text("GIF87a"), image("gif", "gif")),
  fixed(0, text("GIF89a"), image("gif", "gif")),
  { fits: (bytes) => has(bytes, 0, text("RIFF")), is: riff },
  { fits: (bytes) => has(bytes, 4, text("ftyp")), is: isoMedia },
  fixed(0, text("ID3"), audio("mpeg", "mp3")),
  fixed(0, text("OggS"), audio("ogg", "ogg")),
  fixed(0, text("#!AMR"), audio("amr", "amr")),
  // MPEG audio and AAC begin with eleven or twelve set bits (frame sync).
  { fits: (bytes) => bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xf6) === 0xf0, is: () => audio("aac", "aac") },
  { fits: (bytes) => bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2, is: () => audio("mpeg", "mp3") },
  fixed(0, text("%PDF-"), PDF),
  fixed4("PK\u0003\u0004", officeDocument),
];

function fixed(at: number, start: readonly number[], type: MediaType): Signature {
  return { fits: (bytes) => has(bytes, at, start), is: () => type };
}

function fixed4(start: string, is: Signature["is"]): Signature {
  return { fits: (bytes) => has(bytes, 0, text(start)), is };
}

function riff(bytes: Uint8Array): MediaType | null {
  if (has(bytes, 8, text("WEBP"))) return image("webp", "webp");
  return has(bytes, 8, text("WAVE")) ? audio("wav", "wav") : null;
}

/** ISO base media file format: the brand after "ftyp" tells. */
function isoMedia(bytes: Uint8Array): MediaType {
  const brand = String.fromCharCode(...bytes.subarray(8, 12));
  if (/^(heic|heix|mif1|msf1)$/.test(brand)) return image("heic", "heic");
  if (/^M4[AB] $/.test(brand)) return audio("mp4", "m4a");
  return brand === "qt  " ? video("quicktime", "mov") : video("mp4", "mp4");
}

/** A ZIP whose parts are those of Word, Excel or PowerPoint. The names of the parts stand in it as plain text. */
function officeDocument(bytes: Uint8Array): MediaType | null {
  if (!includes(bytes, "[Content_Types].xml") || includes(bytes, "vbaProject")) return null;
  const office = (type: string, ending: string) => ({ type: `${OFFICE}.${type}`, ending, kind: "file" as const });
  if (includes(bytes, "word/")) return office("wordprocessingml.document", "docx");
  if (includes(bytes, "xl/")) return office("spreadsheetml.sheet", "xlsx");
  return includes(bytes, "ppt/") ? office("presentationml.presentation", "pptx") : null;
}

function text(letters: string): number[] {
  return [...letters].map((letter) => letter.charCodeAt(0));
}

function has(bytes: Uint8Array, at: number, part: readonly number[]): boolean {
  return part.every((byte, offset) => bytes[at + offset] === byte);
}

function includes(bytes: Uint8Array, letters: string): boolean {
  const part = text(letters);
  const [first = 0] = part;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (has(bytes, at, part)) return true;
  }
  return false;
}
