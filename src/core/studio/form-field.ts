import { z } from "zod";
import { Ages, Hours } from "../city/city.ts";
import { Sign } from "../city/criterion.ts";

/**
 * A field of a form, read off the schema that its value has to fit, so that forms and files can never say different things.
 * `nullable`: empty is unknown. Numbers are whole.
 */
export type FormField =
  | { kind: "text" | "date" | "url" | "tick" | "hours" | "ages"; nullable: boolean }
  | { kind: "number"; nullable: boolean; min: number | null; max: number | null }
  | { kind: "pick"; nullable: boolean; options: readonly string[] }
  | { kind: "ticks"; nullable: boolean; options: readonly string[] }
  /** Words, one a line. */
  | { kind: "lines"; nullable: boolean }
  | { kind: "group"; nullable: boolean; fields: Readonly<Record<string, FormField>> }
  | { kind: "sign"; nullable: boolean }
  /** Has a form of its own, or none: a list of entries, a constant. */
  | { kind: "other"; nullable: boolean };

/** The field for a schema. Kinds that no form can show are `other`, never guessed at. */
export function formField(schema: unknown, nullable = false): FormField {
  if (schema === Hours) return { kind: "hours", nullable };
  if (schema === Sign) return { kind: "sign", nullable };
  if (schema instanceof z.ZodNullable) return schema === Ages ? { kind: "ages", nullable: true } : inner(schema, true);
  if (schema instanceof z.ZodDefault) return inner(schema, nullable);
  if (schema instanceof z.ZodBoolean) return { kind: "tick", nullable };
  if (schema instanceof z.ZodNumber)
    return { kind: "number", nullable, min: finite(schema.minValue), max: finite(schema.maxValue) };
  if (schema instanceof z.ZodEnum) return { kind: "pick", nullable, options: schema.options.map(String) };
  if (schema instanceof z.ZodArray) return listField(schema.element, nullable);
  if (schema instanceof z.ZodObject) return { kind: "group", nullable, fields: formFields(schema) };
  if (schema instanceof z.ZodRecord) return recordField(schema, nullable);
  if (schema instanceof z.ZodISODate) return { kind: "date", nullable };
  if (schema instanceof z.ZodURL) return { kind: "url", nullable };
  return schema instanceof z.ZodString || schema instanceof z.ZodEmail
    ? { kind: "text", nullable }
    : { kind: "other", nullable };
}

/** The fields of an object, in the schema's order. */
export function formFields(schema: z.ZodObject): Record<string, FormField> {
  return Object.fromEntries(Object.entries(schema.shape).map(([name, field]) => [name, formField(field)]));
}

function inner(schema: z.ZodNullable | z.ZodDefault, nullable: boolean): FormField {
  return formField(schema.unwrap(), nullable);
}

function listField(element: unknown, nullable: boolean): FormField {
  if (element instanceof z.ZodEnum) return { kind: "ticks", nullable, options: element.options.map(String) };
  return { kind: element instanceof z.ZodString ? "lines" : "other", nullable };
}

/** One field for each key that there can be. */
function recordField({ keyType, valueType }: z.ZodRecord, nullable: boolean): FormField {
  if (!(keyType instanceof z.ZodEnum)) return { kind: "other", nullable };
  const keys = keyType.options.map(String);
  return { kind: "group", nullable, fields: Object.fromEntries(keys.map((key) => [key, formField(valueType)])) };
}

/** zod says a safe integer's limits where a schema sets none. */
function finite(limit: number | null): number | null {
  return limit === null || Math.abs(limit) >= Number.MAX_SAFE_INTEGER ? null : limit;
}
