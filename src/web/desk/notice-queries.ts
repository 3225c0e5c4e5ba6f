import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { ChannelLines, type NoticeChannel, NoticeLines } from "../../core/casework/notice.ts";
import { fetchJson } from "../shared/fetch-json.ts";
import { FailedAnswer, queryJson } from "../shared/query-json.ts";

const NOTICES = ["notices"];
const CHANNELS = ["notice-channels"];

/** What became of the notices, renewed while somebody looks. */
export function useNotices() {
  return useQuery({
    queryKey: NOTICES,
    refetchInterval: 15_000,
    queryFn: ({ signal }) => queryJson(NoticeLines, "/api/notices", signal),
  });
}

export function useChannels() {
  return useQuery({
    queryKey: CHANNELS,
    queryFn: ({ signal }) => queryJson(ChannelLines, "/api/notice-channels", signal),
  });
}

type Act =
  | { path: "/api/notice-channels"; body: { receiverId: string; channel: NoticeChannel } }
  | { path: "/api/notice-channels/test"; body: { receiverId: string } }
  | { path: "/api/notices/again"; body: { id: string } };

/** Does one thing about notices, then looks again. Fails with a FailedAnswer. */
export function useNoticeAct() {
  const client = useQueryClient();
  return useMutation({
    networkMode: "always",
    mutationFn: async ({ path, body }: Act) => {
      const answer = await fetchJson(z.strictObject({}), path, { body });
      if (!answer.ok) throw new FailedAnswer(answer.error);
    },
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: NOTICES });
      await client.invalidateQueries({ queryKey: CHANNELS });
    },
  });
}
