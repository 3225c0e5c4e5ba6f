export type ValuePath = readonly (string | number)[];

/** What a value says at a place; undefined where there is nothing. */
export function getAt(value: unknown, path: ValuePath): unknown {
  return path.reduce<unknown>((at, key) => (isFields(at) ? at[key] : undefined), value);
}

/** A value with one place set; everything else is the very same objects. undefined takes the place out. Missing maps are made. */
export function setAt(value: unknown, path: ValuePath, to: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return to;
  if (Array.isArray(value) && typeof key === "number") {
    const item = setAt(value[key], rest, to);
    return item === undefined ? value.toSpliced(key, 1) : value.toSpliced(key, 1, item);
  }
  const fields: Readonly<Record<string, unknown>> = isFields(value) ? value : {};
  const inner = setAt(fields[key], rest, to);
  if (inner !== undefined) return { ...fields, [key]: inner };
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== String(key)));
}

function isFields(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === "object" && value !== null;
}
