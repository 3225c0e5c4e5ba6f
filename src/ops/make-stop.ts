import type { Server } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

/** Container platforms kill after ten seconds or later; being killed loses nothing, it only takes longer to come back. */
const STOP_MS_MAX = 9_800;
/** How long requests that are under way may take to end. */
const REQUESTS_MS_MAX = 1_000;

export type Stop = {
  /** From the signal on: nothing new is taken. */
  isStopping(): boolean;
  /** Runs `stop` at the first SIGTERM or SIGINT and ends the process with 0; with 1 when it takes longer than it may. */
  onSignal(stop: () => Promise<void>): void;
};

/** The orderly end of the process. */
export function makeStop(): Stop {
  let stopping = false;
  return {
    isStopping: () => stopping,
    onSignal(stop) {
      const begin = () => {
        if (stopping) return;
        stopping = true;
        setTimeout(() => process.exit(1), STOP_MS_MAX).unref();
        void stop().then(() => process.exit(0));
      };
      process.on("SIGTERM", begin);
      process.on("SIGINT", begin);
    },
  };
}

/** Takes no more connections, lets the requests under way end, and cuts off those that do not. */
export async function endServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await Promise.race([closed, pause(REQUESTS_MS_MAX, null, { ref: false })]);
  server.closeAllConnections();
  await closed;
}
