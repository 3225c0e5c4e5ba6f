import { createServer } from "node:http";
import { portOf } from "./webhook-city.ts";

type Answer = { status: number; body?: string; headers?: Record<string, string> };
type Asked = { path: string; headers: NodeJS.Dict<string | string[]>; body: string };

/** LINE's API on a loopback port, that answers every call with what it was told last and remembers what it was asked. */
export async function openScriptedLine() {
  const asked: Asked[] = [];
  let answer: Answer = { status: 200, body: "{}" };
  const server = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on("data", (part: Buffer) => parts.push(part));
    req.on("end", () => {
      asked.push({ path: req.url ?? "", headers: req.headers, body: Buffer.concat(parts).toString() });
      res.writeHead(answer.status, answer.headers ?? {}).end(answer.body ?? "");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${portOf(server)}`,
    asked,
    willAnswer(next: Answer): void {
      answer = next;
    },
    close(): Promise<void> {
      server.closeAllConnections();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}
