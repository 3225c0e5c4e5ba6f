import { useEffect, useState } from "react";
import { onServerClock, serverNow } from "./server-clock.ts";

/** The time in ms since epoch, renewed every minute, so that "3 hours left" does not stay so all day. */
export function useNow(): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const renew = () => setNow(serverNow());
    const timer = setInterval(renew, 60_000);
    const stop = onServerClock(renew);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, []);
  return now;
}
