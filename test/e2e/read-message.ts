/** Everything readable in a message, wherever it stands. */
export function textsOf(message: unknown): string[] {
  return collect(message, (node) => (typeof node.text === "string" ? [node.text] : []));
}

/** All buttons of a message that come back to us, with what they say and carry. */
export function postbacksOf(message: unknown): { label: string; data: string }[] {
  return collect(message, (node) =>
    node.type === "postback" && typeof node.data === "string"
      ? [{ label: String(node.label ?? node.displayText ?? ""), data: node.data }]
      : [],
  );
}

function collect<T>(node: unknown, take: (node: Record<string, unknown>) => T[]): T[] {
  if (Array.isArray(node)) return node.flatMap((each) => collect(each, take));
  if (typeof node !== "object" || node === null) return [];
  const entries = Object.fromEntries(Object.entries(node));
  return [...take(entries), ...Object.values(entries).flatMap((each) => collect(each, take))];
}
