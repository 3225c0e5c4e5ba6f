import { Change } from "../../src/core/simulator-view.ts";

/** Which chats have changed since they were last looked at: phones that look all the time would keep LINE's process from its work. */
export type ChatsFollowed = { takeChanged(userId: string): boolean; end(): void };

/** Follows the simulator's stream of changes. Rejects when it cannot be opened. */
export async function followChats(api: string): Promise<ChatsFollowed> {
  const ending = new AbortController();
  const { body } = await fetch(`${api}/stream`, { signal: ending.signal });
  if (body === null) throw new Error("the stream of changes is empty");
  const changed = new Set<string>();
  void read(body, changed).catch((failure: unknown) => {
    if (!ending.signal.aborted) throw failure;
  });
  return { takeChanged: (userId) => changed.delete(userId), end: () => ending.abort() };
}

async function read(body: ReadableStream<Uint8Array>, changed: Set<string>): Promise<void> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines.filter((each) => each.startsWith("data: "))) {
      const change = Change.parse(JSON.parse(line.slice("data: ".length)));
      if (change.what === "chat") changed.add(change.userId);
    }
  }
}
