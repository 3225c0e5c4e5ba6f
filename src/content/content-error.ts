/** A mistake in the flows, texts or cities, in words that say where it is and what to do. Whoever edits them can mend it. */
export class ContentError extends Error {
  override name = "ContentError" as const;
}
