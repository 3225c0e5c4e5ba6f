import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { z } from "zod";
import type { Me } from "../../core/casework/views.ts";
import { Button } from "../shared/button.tsx";
import { fetchJson } from "../shared/fetch-json.ts";
import { accountWords } from "./account-words.ts";
import { type Idle, watchIdle } from "./idle-watch.ts";
import { LockScreen } from "./lock-screen.tsx";
import { ME } from "./use-me.ts";

/**
 * The page, put away when nobody was there for a while. It stays as it is underneath, with what is half written, and is shown
 * again to whoever knows the password; a page that was opened while locked is not loaded before.
 */
export function IdleLock({ me, children }: { me: Me; children: ReactNode }) {
  const client = useQueryClient();
  const locked = me.hold === "locked";
  const [opened, setOpened] = useState(!locked);
  const [idle, setIdle] = useState<Idle>("here");
  if (!locked && !opened) setOpened(true);

  useEffect(() => {
    if (locked) return;
    setIdle("here");
    return watchIdle({
      idleMs: me.idleMinutes * 60_000,
      onChange: (now) => {
        setIdle(now);
        if (now !== "left") return;
        client.setQueryData(ME, (known: Me | null | undefined) => (known ? { ...known, hold: "locked" } : known));
        void fetchJson(z.unknown(), "/api/account/lock", { body: {} });
      },
      tell: () => void fetchJson(z.unknown(), "/api/account/active", { body: {} }),
    });
  }, [locked, me.idleMinutes, client]);

  return (
    <>
      {opened ? <div className={locked ? "hidden" : "contents"}>{children}</div> : null}
      {locked ? <LockScreen me={me} /> : null}
      <p role="alert" className={idle === "soon" && !locked ? BAR : "sr-only"}>
        {idle === "soon" && !locked ? (
          <>
            <span>{accountWords.lock.soon}</span>
            <Button size="small">{accountWords.lock.stay}</Button>
          </>
        ) : null}
      </p>
    </>
  );
}

const BAR =
  "fixed inset-x-0 bottom-0 z-30 flex flex-wrap items-center justify-center gap-4 border-t-2 border-yellow-700 bg-yellow-50 px-4 py-3 text-std-16B-170 text-yellow-1200 print:hidden";
