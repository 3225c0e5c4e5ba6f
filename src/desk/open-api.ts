import { z } from "zod";
import { PERMISSIONS } from "../core/casework/permissions.ts";
import { ApiError } from "../core/casework/views.ts";
import { HTTP_STATUS } from "./http-status.ts";
import type { RouteLine } from "./staff-router.ts";

/** The description of the API, made from the same table that serves it. OpenAPI 3.1: its schemas are plain JSON Schema. */
export function openApi(table: readonly RouteLine[]) {
  return {
    openapi: "3.1.0",
    info: {
      title: "つなぐ：相談員の画面のAPI",
      version: "1",
      description: `失敗は {code} で答えます。code：${Object.keys(HTTP_STATUS).join(", ")}`,
    },
    components: {
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "tsunagu.session_token" } },
      schemas: { ApiError: schemaOf(ApiError, "output", "error") },
    },
    paths: Object.fromEntries(
      Map.groupBy(table, (line) => pathOf(line))
        .entries()
        .map(([path, lines]) => [path, operations(lines)]),
    ),
  };
}

function operations(lines: readonly RouteLine[]) {
  return Object.fromEntries(lines.map((line) => [line.shape.method, operation(line)]));
}

function operation({ shape, permission, media }: RouteLine) {
  return {
    summary: shape.summary,
    security: permission === null ? [] : [{ session: [] }],
    "x-permission": PERMISSIONS.find((one) => one === permission) ?? "everybody",
    parameters: [...parameters(shape.params, "path"), ...parameters(shape.query, "query")],
    ...(shape.method === "post"
      ? { requestBody: { required: true, content: contentOf("application/json", shape.body, "input", shape.path) } }
      : {}),
    responses: {
      200: { description: "OK", content: contentOf(media, shape.answer, "output", shape.path) },
      default: {
        description: "code",
        content: { "application/json": { schema: { $ref: "#/components/schemas/ApiError" } } },
      },
    },
  };
}

function parameters(schema: z.ZodType, place: "path" | "query") {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input" });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: property,
  }));
}

function contentOf(media: string, schema: z.ZodType, io: "input" | "output", name: string) {
  return { [media]: { schema: schemaOf(schema, io, name) } };
}

/** A schema that refers to its own parts gets a base of its own, so that "#/$defs/…" means its own parts, not the document's. */
function schemaOf(schema: z.ZodType, io: "input" | "output", name: string) {
  const { $schema, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return json.$defs === undefined ? json : { $id: `schema:${name}:${io}`, $schema, ...json };
}

/** "/api/cases/:id" → "/api/cases/{id}" */
function pathOf({ shape }: RouteLine): string {
  return shape.path.replace(/:(\w+)/g, "{$1}");
}
