import { useSyncExternalStore } from "react";
import type { Connection } from "./connection.ts";
import { words } from "./words.ts";

/** Says when the desk is cut off, or no longer updates by itself. Always there, so that a screen reader hears the change. */
export function ConnectionLine({ connection, live }: { connection: Connection; live: boolean }) {
  const reached = useSyncExternalStore(connection.subscribe, connection.reached);
  const online = useSyncExternalStore(subscribeOnline, () => navigator.onLine);
  const says = !online || !reached ? words.offline : live ? "" : words.notLive;
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

function subscribeOnline(listener: () => void): () => void {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}
