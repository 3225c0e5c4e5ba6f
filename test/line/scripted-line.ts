import { createServer } from "node:http";
import { portOf } from "./webhook-city.ts";

type Answer = { status: number; body?: string; headers?: Record<string, string> };
type Asked = { path: string; headers: NodeJS.Dict<string | string[]>; body: string };

/** LINE's API on a loopback port, that answers every call with what it was told last (for a path of its own, where it was told so) and remembers what it was asked. */
export async function openScriptedLine() {
  const asked: Asked[] = [];
  let answer: Answer = { status: 200, body: "{}" };
  const byPath = new Map<string, Answer>();
  const server = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on("data", (part: Buffer) => parts.push(part));
    req.on("end", () => {
      asked.push({ path: req.url ?? "", headers: req.headers, body: Buffer.concat(parts).toString() });
      const { status, headers = {}, body = "" } = byPath.get(req.url ?? "") ?? answer;
      res.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${portOf(server)}`,
    asked,
    willAnswer(next: Answer): void {
      answer = next;
      byPath.clear();
    },
    willAnswerAt(path: string, body: object): void {
      byPath.set(path, { status: 200, body: JSON.stringify(body), headers: { "content-type": "application/json" } });
    },
    close(): Promise<void> {
      server.closeAllConnections();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}
