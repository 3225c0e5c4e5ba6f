import { useEffect, useState } from "react";

/** The time in ms since epoch, renewed every minute, so that "3 hours left" does not stay so all day. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
