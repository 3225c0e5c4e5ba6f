import { useState } from "react";
import type { MenuLine } from "../../../core/studio/menu-view.ts";
import { Banner } from "../../shared/banner.tsx";
import { Button } from "../../shared/button.tsx";
import { studioFailure } from "../studio-failure.ts";
import { menuWords as say } from "./menu-words.ts";
import { useTryAgain } from "./use-menu.ts";

const TONES = { waiting: "info", shown: "success", foreign: "warning", failed: "warning" } as const;
const REASONS: Readonly<Record<string, string>> = say.reasons;

/** How the published menu stands on LINE, since when, and why not. */
export function MenuState({ line }: { line: MenuLine | null }) {
  const tryAgain = useTryAgain();
  const [said, setSaid] = useState("");
  if (line === null) return <Banner tone="info" title={`${say.line}：${say.never}`} />;
  const again = async () => {
    const failure = await tryAgain();
    setSaid(failure === null ? say.asked : studioFailure(failure));
  };
  return (
    <Banner
      tone={TONES[line.state]}
      title={`${say.line}：${say.states[line.state]}`}
      actions={
        line.state === "shown" ? null : (
          <Button look="plain" size="small" onClick={() => void again()}>
            {say.again}
          </Button>
        )
      }
    >
      {line.state === "shown" ? say.since(clock(line.at)) : null}
      {line.reason === null ? null : (REASONS[line.reason] ?? say.reason(line.reason))}
      {line.nextAt === null || line.state === "waiting" ? null : ` ${say.nextTry(clock(line.nextAt))}`}
      {said}
    </Banner>
  );
}

const FORMAT = new Intl.DateTimeFormat("ja-JP", {
  ...{ timeZone: "Asia/Tokyo", month: "long", day: "numeric", hour: "numeric", minute: "2-digit" },
});

function clock(at: string): string {
  return FORMAT.format(new Date(at));
}
