import type { z } from "zod";
import type { Result } from "../../core/result.ts";
import {
  type Act,
  ActDone,
  Chat,
  CityList,
  Clock,
  type NewResident,
  Resident,
  ResidentList,
  ViolationList,
  WebhookState,
} from "../../core/simulator-view.ts";
import { fetchJson } from "../shared/fetch-json.ts";
import { queryJson } from "../shared/query-json.ts";

const ROOT = "/simulator/api";

/** The simulator's HTTP API (core/simulator-view.ts). Questions throw FailedAnswer, for TanStack Query; deeds answer with a Result. */
export const simulatorApi = {
  cities: () => queryJson(CityList, `${ROOT}/cities`),
  residents: () => queryJson(ResidentList, `${ROOT}/residents`),
  chat: (userId: string) => queryJson(Chat, `${ROOT}/residents/${encodeURIComponent(userId)}/chat`),
  violations: () => queryJson(ViolationList, `${ROOT}/violations`),

  addResident: (body: NewResident): Promise<Result<Resident, string>> => post(Resident, "/residents", body),
  act: (userId: string, body: Act): Promise<Result<ActDone, string>> =>
    post(ActDone, `/residents/${encodeURIComponent(userId)}/acts`, body),
  retryWebhook: (webhookEventId: string): Promise<Result<WebhookState, string>> =>
    post(WebhookState, `/webhooks/${encodeURIComponent(webhookEventId)}/retry`, {}),

  clock: () => queryJson(Clock, `${ROOT}/clock`),
  moveClock: (to: string): Promise<Result<Clock, string>> => post(Clock, "/clock", { to }),

  streamUrl: `${ROOT}/stream`,
  mediaUrl: (messageId: string) => `${ROOT}/media/${encodeURIComponent(messageId)}`,
  richMenuImageUrl: (richMenuId: string) => `${ROOT}/richmenus/${encodeURIComponent(richMenuId)}/image`,
};

function post<T>(schema: z.ZodType<T>, path: string, body: unknown): Promise<Result<T, string>> {
  return fetchJson(schema, `${ROOT}${path}`, { method: "POST", body });
}
