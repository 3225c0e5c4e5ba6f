import { DeskChange } from "../../core/casework/views.ts";

/** The part of EventSource that is used; the browser itself reopens a dropped stream as long as it is not CLOSED (2). */
export type ChangeStream = {
  readonly readyState: number;
  addEventListener: (type: "open" | "message" | "error", listener: (event: Event) => void) => void;
  close: () => void;
};

export type Following = {
  open: () => ChangeStream;
  onChange: (change: DeskChange) => void;
  /** `true` when the stream is open, also after a gap: whatever happened meanwhile must then be fetched. */
  onLive: (live: boolean) => void;
  /** Calls back later; returns how to cancel. */
  later: (callback: () => void, ms: number) => () => void;
};

const CLOSED = 2;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 60_000;

/** Follows `/api/events` and reopens it whenever it ends. Returns how to stop. */
export function followChanges({ open, onChange, onLive, later }: Following): () => void {
  let stream: ChangeStream | null = null;
  let retryMs = FIRST_RETRY_MS;
  let cancelRetry = () => {};

  const start = () => {
    const opened = open();
    stream = opened;
    opened.addEventListener("open", () => {
      retryMs = FIRST_RETRY_MS;
      onLive(true);
    });
    opened.addEventListener("message", (event) => {
      const change = readChange(event);
      if (change !== null) onChange(change);
    });
    opened.addEventListener("error", () => {
      onLive(false);
      // A refusal (signed out, a proxy in the way) ends the stream for good: then it is ours to try again.
      if (opened.readyState !== CLOSED) return;
      cancelRetry = later(start, retryMs);
      retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
    });
  };

  start();
  return () => {
    cancelRetry();
    stream?.close();
  };
}

function readChange(event: Event): DeskChange | null {
  if (!(event instanceof MessageEvent)) return null;
  try {
    const parsed = DeskChange.safeParse(JSON.parse(event.data));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
