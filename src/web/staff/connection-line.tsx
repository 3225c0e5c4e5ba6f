import { useSyncExternalStore } from "react";
import type { Connection, Reached } from "./connection.ts";
import { words } from "./words.ts";

/** Says when the desk is cut off, when the record is away, or no longer updates by itself. Always there, so that a screen reader hears the change. */
export function ConnectionLine({ connection, live }: { connection: Connection; live: boolean }) {
  const reached = useSyncExternalStore(connection.subscribe, connection.reached);
  const online = useSyncExternalStore(subscribeOnline, () => navigator.onLine);
  const says = online ? saysOf(reached, live) : words.offline;
  return (
    <p
      role="status"
      className={
        says === ""
          ? "sr-only"
          : "border-b border-yellow-700 bg-yellow-50 px-4 py-2 text-center text-std-16B-170 text-yellow-1200 print:hidden"
      }
    >
      {says}
    </p>
  );
}

function saysOf(reached: Reached, live: boolean): string {
  switch (reached) {
    case "no":
      return words.offline;
    case "record_away":
      return words.recordAway;
    case "yes":
      return live ? "" : words.notLive;
    default:
      return reached satisfies never;
  }
}

function subscribeOnline(listener: () => void): () => void {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}
