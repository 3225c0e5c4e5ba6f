import { z } from "zod";
import { accept, decline, type LineAnswer, type LineCall, type LineEndpoint, refuse } from "./line-answer.ts";
import type { Platform } from "./platform.ts";
import { readLineBody } from "./read-line-body.ts";

const USER_ID = /^U[0-9a-f]{32}$/;

const LoadingBody = z.strictObject({
  chatId: z.string().regex(USER_ID),
  loadingSeconds: z.number().int().min(5).max(60).multipleOf(5).optional(),
});
const LOADING_SECONDS = 20;

const ReadBody = z.strictObject({ markAsReadToken: z.string().min(1) });

/** The account, its residents' profiles, and the small signs in a chat. */
export const chatEndpoints: LineEndpoint[] = [
  { name: "info", method: "get", path: "/v2/bot/info", answer: info },
  { name: "quota", method: "get", path: "/v2/bot/message/quota", answer: quota },
  { name: "quota", method: "get", path: "/v2/bot/message/quota/consumption", answer: consumption },
  { name: "profile", method: "get", path: "/v2/bot/profile/:userId", answer: profile },
  { name: "loading", method: "post", path: "/v2/bot/chat/loading/start", answer: startLoading },
  { name: "mark_as_read", method: "post", path: "/v2/bot/chat/markAsRead", answer: markAsRead },
];

function info(_platform: Platform, { city }: LineCall): LineAnswer {
  const { botUserId: userId, basicId, name: displayName } = city;
  return accept({ userId, basicId, displayName, chatMode: "bot", markAsReadMode: "auto" });
}

function quota({ pushQuota }: Platform): LineAnswer {
  return accept(pushQuota.limit === null ? { type: "none" } : { type: "limited", value: pushQuota.limit });
}

function consumption({ pushQuota }: Platform, { city, at }: LineCall): LineAnswer {
  return accept({ totalUsage: pushQuota.used(city.id, at) });
}

/** Friends, and strangers who have written; everybody else is 404, which is nobody's mistake. */
function profile({ residents }: Platform, { city, params }: LineCall): LineAnswer {
  const { userId = "" } = params;
  if (!USER_ID.test(userId)) return refuse(400, "The value for the 'userId' parameter is invalid");
  const resident = residents.find(userId);
  const known =
    resident !== null &&
    resident.city === city.id &&
    (resident.relation === "friend" || (resident.relation === "stranger" && residents.wroteAt(userId) !== null));
  if (!known) return decline(404, "Not found");
  const { nickname: displayName, language } = resident;
  return accept(language === null ? { userId, displayName } : { userId, displayName, language });
}

function startLoading(platform: Platform, call: LineCall): LineAnswer {
  const body = readLineBody(LoadingBody, call);
  if (!body.ok) return body.answer;
  const { chatId, loadingSeconds = LOADING_SECONDS } = body.value;
  // LINE takes any chat id of the right form and shows the sign where there is a chat to show it in.
  if (platform.residents.find(chatId)?.city === call.city.id) {
    platform.loading.start(chatId, call.at + loadingSeconds * 1000);
    platform.changes.tell({ what: "chat", userId: chatId });
  }
  return accept({}, 202);
}

function markAsRead(platform: Platform, call: LineCall): LineAnswer {
  const body = readLineBody(ReadBody, call);
  if (!body.ok) return body.answer;
  const userId = platform.chats.markReadUpTo(call.city.id, body.value.markAsReadToken);
  if (userId === null) return refuse(400, "Invalid markAsReadToken");
  platform.changes.tell({ what: "chat", userId });
  return accept();
}
