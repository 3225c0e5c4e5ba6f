import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ActDone, Chat, Resident } from "../../src/core/simulator-view.ts";
import { askJson } from "./ask-json.ts";
import { followChats } from "./follow-chats.ts";
import { LineTranscript } from "./line-transcript.ts";

export type ChaosLine = {
  origin: string;
  /** Bad: calls fail and webhooks go astray. */
  weather(bad: boolean): Promise<void>;
  /** Where webhooks go. */
  aim(origins: readonly string[]): Promise<void>;
  transcript(): Promise<LineTranscript>;
  join(nickname: string): Promise<Resident>;
  chat(userId: string): Promise<Chat>;
  /** The id of the message, where it is one. */
  act(userId: string, act: unknown): Promise<string | null>;
  stop(): void;
};

/** Starts LINE in a process of its own; its file stays in `folder`. */
export async function startLine(wish: {
  folder: string;
  seed: number;
  city: { id: string; name: string; channelSecret: string; channelAccessToken: string };
}): Promise<ChaosLine> {
  const { id, name, channelSecret, channelAccessToken } = wish.city;
  const args = [join(wish.folder, "line.sqlite"), String(wish.seed), id, name, channelSecret, channelAccessToken];
  const child = spawn(process.execPath, [join(import.meta.dirname, "line-process.ts"), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [first] = await once(child.stdout, "data");
  const origin = String(first).trim();
  const api = `${origin}/simulator/api`;
  const followed = await followChats(api);
  const seen = new Map<string, Chat>();
  return {
    origin,
    weather: async (bad) => void (await askJson(`${origin}/chaos/weather`, { bad })),
    aim: async (origins) => void (await askJson(`${origin}/chaos/targets`, { origins })),
    transcript: async () => LineTranscript.parse(await askJson(`${origin}/chaos/transcript`)),
    async join(nickname) {
      const resident = Resident.parse(await askJson(`${api}/residents`, { city: id, nickname, language: "ja" }));
      await askJson(`${api}/residents/${resident.userId}/acts`, { act: "follow" });
      return resident;
    },
    async chat(userId) {
      const last = seen.get(userId);
      if (!followed.takeChanged(userId) && last !== undefined) return last;
      const chat = Chat.parse(await askJson(`${api}/residents/${userId}/chat`));
      seen.set(userId, chat);
      return chat;
    },
    act: async (userId, act) => ActDone.parse(await askJson(`${api}/residents/${userId}/acts`, act)).messageId,
    stop() {
      followed.end();
      child.kill("SIGKILL");
    },
  };
}
