import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import { askAnew } from "../../src/web/shared/ask-anew.ts";

const KEY = ["chat", "U1"];

/** A chat that is being looked at; its first answer is on its way until `answers` is called. */
function lookedAt() {
  const answers: ((said: string) => void)[] = [];
  const queries = new QueryClient();
  const chat = new QueryObserver(queries, {
    queryKey: KEY,
    queryFn: () => new Promise<string>((resolve) => answers.push(resolve)),
  });
  const stop = chat.subscribe(() => {});
  return { queries, answers, said: () => chat.getCurrentResult().data, stop };
}

test("what changes while the first answer is on its way is asked for again", async () => {
  const { queries, answers, said, stop } = lookedAt();
  const asked = askAnew(queries, KEY);
  answers[0]?.("before");
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.("after");
  await asked;
  expect(said()).toBe("after");
  stop();
});

test("what stands there stays until the new answer has come", async () => {
  const { queries, answers, said, stop } = lookedAt();
  answers[0]?.("before");
  await vi.waitFor(() => expect(said()).toBe("before"));
  const asked = askAnew(queries, KEY);
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  expect(said()).toBe("before");
  answers[1]?.("after");
  await asked;
  expect(said()).toBe("after");
  stop();
});
