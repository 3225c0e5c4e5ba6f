import { z } from "zod";
import type { Records } from "../app/records.ts";
import {
  ChannelBody,
  type ChannelLine,
  ChannelLines,
  COORDINATORS_ID,
  type NoticeChannel,
  NoticeLines,
  ReceiverBody,
} from "../core/casework/notice.ts";
import { receiversOf } from "../core/casework/receivers.ts";
import { LetterBody } from "../core/operations-view.ts";
import { Nothing } from "./case-routes.ts";
import type { StaffRouter } from "./staff-router.ts";
import type { SignedIn } from "./who-is.ts";

type Parts = { records: Pick<Records, "notices">; canMail: boolean; now: () => number };

const LISTED_MAX = 50;
const look = { method: "get" as const, params: Nothing, query: Nothing, body: Nothing };
const Done = z.strictObject({});

/** How each office hears of its cases, for administrators; and what became of the notices, for operators. */
export function noticeRoutes(staff: StaffRouter, { records: { notices }, canMail, now }: Parts): void {
  staff.route(
    "operate",
    { ...look, path: "/api/notices", summary: "お知らせの様子", answer: NoticeLines },
    async ({ who }) => ({
      ok: true,
      value: {
        notices: await notices.list(who.staff.city, LISTED_MAX),
        names: Object.fromEntries(whoHears(who).map(({ id, name }) => [id, name])),
      },
    }),
  );

  staff.route("operate", post("/api/notices/again", "お知らせをもう一度送る", LetterBody), async ({ who, body }) =>
    (await notices.again(who.staff, body.id, now())) ? { ok: true, value: {} } : { ok: false, error: "letter_gone" },
  );

  staff.route(
    "set_notices",
    { ...look, path: "/api/notice-channels", summary: "お知らせの届け先", answer: ChannelLines },
    async ({ who }) => {
      const channels = await notices.channels(who.staff.city);
      const lines = whoHears(who).map((receiver) => ({ receiver, channel: described(channels.get(receiver.id)) }));
      return { ok: true, value: { lines, mail: canMail } };
    },
  );

  staff.route("set_notices", post("/api/notice-channels", "届け先を決める", ChannelBody), async ({ who, body }) => {
    if (!hears(who, body.receiverId)) return { ok: false, error: "receiver_unknown" };
    await notices.putChannel(who.staff, body.receiverId, body.channel);
    return { ok: true, value: {} };
  });

  staff.route("set_notices", post("/api/notice-channels/test", "試しに送る", ReceiverBody), async ({ who, body }) => {
    if (!hears(who, body.receiverId)) return { ok: false, error: "receiver_unknown" };
    await notices.planTest(who.staff, body.receiverId, now());
    return { ok: true, value: {} };
  });
}

function post<B extends z.ZodType>(path: string, summary: string, body: B) {
  return { method: "post" as const, path, summary, params: Nothing, query: Nothing, body, answer: Done };
}

/** Everybody who receives cases, and the coordinators. */
function whoHears({ script: { city } }: SignedIn): ChannelLine["receiver"][] {
  return [...receiversOf(city), { id: COORDINATORS_ID, kind: "coordinators", name: "包括化推進員" }];
}

function hears(who: SignedIn, id: string): boolean {
  return whoHears(who).some((receiver) => receiver.id === id);
}

/** A webhook's address is a password: only its host comes back. */
function described(channel: NoticeChannel | undefined): ChannelLine["channel"] {
  if (channel === undefined) return null;
  switch (channel.kind) {
    case "email":
      return { kind: channel.kind, target: channel.address, signed: false };
    case "webhook":
      return {
        kind: channel.kind,
        target: `${channel.style} ${new URL(channel.url).host}`,
        signed: channel.secret !== null,
      };
    case "none":
      return { kind: channel.kind, target: "", signed: false };
    default:
      return channel satisfies never;
  }
}
