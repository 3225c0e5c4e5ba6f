import type { ReactNode } from "react";
import type { ChatItem, Violation, WebhookState } from "../../core/simulator-view.ts";
import type { ChatRow } from "./chat-rows.ts";
import { CityLine } from "./city-line.tsx";
import { Icon } from "./icon.tsx";
import { MiddleLine } from "./middle-line.tsx";
import type { OnTap } from "./on-tap.ts";
import { ResidentLine } from "./resident-line.tsx";
import type { Sheet } from "./sheet-on-top.tsx";
import type { Acts } from "./use-acts.ts";

type ChatLineProps = { row: ChatRow; cityName: string; acts: Acts; onTap: OnTap; openSheet: (sheet: Sheet) => void };

/** One line of the chat, of whatever kind. */
export function ChatLine({ row, cityName, acts, onTap, openSheet }: ChatLineProps): ReactNode {
  switch (row.kind) {
    case "day":
      return <MiddleLine>{row.words}</MiddleLine>;
    case "violation":
      return <ViolationLine violation={row.violation} />;
    case "undelivered":
      return <UndeliveredLine webhook={row.webhook} acts={acts} />;
    case "item":
      return <ItemLine row={row} cityName={cityName} onTap={onTap} openSheet={openSheet} />;
    default:
      return row satisfies never;
  }
}

type ItemLineProps = Omit<ChatLineProps, "row" | "acts"> & { row: Extract<ChatRow, { kind: "item" }> };

function ItemLine({ row, cityName, onTap, openSheet }: ItemLineProps): ReactNode {
  const { item, first, last } = row;
  switch (item.from) {
    case "city":
      return <CityLine item={item} first={first} last={last} cityName={cityName} onTap={onTap} />;
    case "resident":
      return <ResidentLine item={item} first={first} last={last} openSheet={openSheet} />;
    case "notice":
      return <MiddleLine>{noticeWords(item.what, cityName)}</MiddleLine>;
    default:
      return item satisfies never;
  }
}

function noticeWords(what: Extract<ChatItem, { from: "notice" }>["what"], cityName: string): string {
  switch (what) {
    case "followed":
      return `${cityName}を友だちに追加しました`;
    case "blocked":
      return `${cityName}をブロックしました`;
    case "unblocked":
      return "ブロックを解除しました";
    default:
      return what satisfies never;
  }
}

function ViolationLine({ violation }: { violation: Violation }) {
  const details = violation.details.map((detail) => `${detail.property}: ${detail.message}`).join("、");
  return (
    <div className="my-1 flex gap-2 rounded-8 border-l-4 border-red-800 bg-red-50 px-3 py-2 text-dns-14N-130 text-red-1100">
      <Icon name="alert" className="size-5" />
      <p className="min-w-0">
        LINEが受け付けませんでした（{violation.status}）
        <br />
        {violation.call}　{violation.message}
        {details === "" ? null : `　${details}`}
      </p>
    </div>
  );
}

function UndeliveredLine({ webhook, acts }: { webhook: WebhookState; acts: Acts }) {
  const waiting = webhook.state === "waiting";
  return (
    <div className="my-1 flex items-center gap-2 rounded-8 border-l-4 border-yellow-700 bg-yellow-50 px-3 py-1 text-dns-14N-130">
      <Icon name="alert" className="size-5" />
      <p className="min-w-0 flex-1">
        まだ市に届いていません{webhook.lastError === null ? "" : `（${webhook.lastError}）`}
        {waiting ? "。自動でもう一度送ります。" : ""}
      </p>
      <button
        type="button"
        onClick={() => void acts.retry(webhook.webhookEventId)}
        className="min-h-11 shrink-0 px-2 text-blue-1000 underline"
      >
        もう一度送る
      </button>
    </div>
  );
}
