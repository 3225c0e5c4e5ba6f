import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Banner } from "../shared/banner.tsx";
import { Button } from "../shared/button.tsx";
import { Dialog } from "../shared/dialog.tsx";
import { useNow } from "../shared/use-now.ts";
import { clockWords, dayWordsAlone } from "./clock-words.ts";
import { nextTime } from "./next-time.ts";
import { simulatorApi } from "./simulator-api.ts";

const HOUR_MS = 60 * 60 * 1000;

/** By how much the clock is put forward, from `now` (ms since epoch), as ISO 8601. */
const STEPS: readonly { name: string; to: (now: number) => string }[] = [
  { name: "つぎの 夜中の3時", to: (now) => nextTime(3, now) },
  { name: "つぎの 朝9時", to: (now) => nextTime(9, now) },
  { name: "つぎの 昼12時", to: (now) => nextTime(12, now) },
  { name: "1時間あと", to: (now) => new Date(now + HOUR_MS).toISOString() },
  { name: "3日あと", to: (now) => new Date(now + 72 * HOUR_MS).toISOString() },
];

/** The clock by which the demo lives. It can be put forward: to the night, or past a deadline. */
export function DemoClock() {
  const now = new Date(useNow()).toISOString();
  const [open, setOpen] = useState(false);
  // Every answer tells the time; this one is asked for when another page has moved the clock.
  useQuery({ queryKey: ["clock"], queryFn: simulatorApi.clock });
  return (
    <>
      <Button look="quiet" size="small" className="ml-auto whitespace-nowrap" onClick={() => setOpen(true)}>
        <span className="sr-only">体験の時計：</span>
        {dayWordsAlone(now)} {clockWords(now)}
      </Button>
      {open ? <MoveDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function MoveDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const now = useNow();
  const [failed, setFailed] = useState(false);
  async function move(to: string) {
    const moved = await simulatorApi.moveClock(to);
    setFailed(!moved.ok);
    if (!moved.ok) return;
    await client.invalidateQueries();
    onClose();
  }
  return (
    <Dialog title="時計を進める" onClose={onClose}>
      <p className="text-std-16N-170">
        夜中に何が起こるか、返事がないまま時間がすぎるとどうなるかを、待たずに試せます。住民の画面も職員の画面も、この時計で動きます。もどすことはできません。
      </p>
      {failed ? <Banner tone="error" title="進められませんでした。もう一度お願いします。" /> : null}
      <ul className="grid gap-3 sm:grid-cols-2">
        {STEPS.map(({ name, to }) => (
          <li key={name}>
            <Button look="plain" className="w-full" onClick={() => void move(to(now))}>
              {name}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
