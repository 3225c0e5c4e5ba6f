import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { type Bundle, BundlePath, BundleText } from "../core/studio/bundle.ts";

/** Far more than a city's files; an archive that claims more is not unpacked. */
const UNPACKED_MAX = 20_000_000;
/** Zip keeps a time for each file; always the same one, so that the same files make the same archive. */
const MTIME = new Date("2026-01-01T00:00:00Z");

/** A bundle as a zip archive, with the repository's folders. */
export function zipBundle(bundle: Bundle): Uint8Array {
  const entries = Object.entries(bundle).map(([path, text]) => [path, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { mtime: MTIME });
}

/**
 * The bundle's files of a zip archive, also where all of them are in one folder more; other files are left out. null when it is
 * no archive, or far too large.
 */
export function unzipBundle(bytes: Uint8Array): Bundle | null {
  let size = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        size += originalSize;
        if (size > UNPACKED_MAX) throw new TooLarge();
        return name.endsWith(".yaml");
      },
    });
    const entries = Object.entries(files).map(([name, data]) => [inBundle(name), strFromU8(data)] as const);
    return Object.fromEntries(
      entries.flatMap(([path, text]) => (path === null || !BundleText.safeParse(text).success ? [] : [[path, text]])),
    );
  } catch {
    // fflate throws for everything that is no archive.
    return null;
  }
}

class TooLarge extends Error {
  override name = "TooLarge" as const;
}

function inBundle(name: string): string | null {
  const candidates = [name, name.replace(/^[^/]+\//, "")];
  return candidates.find((path) => BundlePath.safeParse(path).success) ?? null;
}
