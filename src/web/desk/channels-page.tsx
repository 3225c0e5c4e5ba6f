import { useState } from "react";
import type { ChannelLine } from "../../core/casework/notice.ts";
import { Banner } from "../shared/banner.tsx";
import { Button } from "../shared/button.tsx";
import { Failed } from "../staff/failed.tsx";
import { Waiting } from "../staff/waiting.tsx";
import { ChannelDialog } from "./channel-dialog.tsx";
import { navWords } from "./nav-words.ts";
import { useChannels, useNoticeAct } from "./notice-queries.ts";
import { noticeWords as words } from "./notice-words.ts";
import { words as deskWords } from "./words.ts";

/** The administrators' page: how each office hears of its cases. */
export function ChannelsPage() {
  const found = useChannels();
  const [asked, setAsked] = useState<ChannelLine | null>(null);
  const [says, setSays] = useState("");
  const act = useNoticeAct();
  const test = ({ receiver: { id, name } }: ChannelLine) =>
    act.mutate(
      { path: "/api/notice-channels/test", body: { receiverId: id } },
      { onSuccess: () => setSays(words.tested(name)) },
    );
  return (
    <main id="main" className="mx-auto flex max-w-5xl flex-col gap-6 px-4 py-5 md:px-6">
      <title>{`${navWords.notices}｜${deskWords.deskName}`}</title>
      <header className="flex flex-col gap-1">
        <h1 className="text-std-24B-150">{navWords.notices}</h1>
        <p className="text-std-16N-170">{words.lead}</p>
      </header>
      {found.isPending ? <Waiting /> : null}
      {found.isError ? <Failed title={words.failed} error={found.error} onAgain={() => void found.refetch()} /> : null}
      {found.data?.mail === false ? <Banner tone="warning" title={words.noMail} /> : null}
      <p role="status" className={says === "" ? "sr-only" : "rounded-8 bg-blue-50 px-4 py-2 text-std-16B-170"}>
        {says}
      </p>
      <ul className="flex flex-col gap-3">
        {found.data?.lines.map((line) => (
          <Line key={line.receiver.id} line={line} onChange={() => setAsked(line)} onTest={() => test(line)} />
        ))}
      </ul>
      {asked === null ? null : (
        <ChannelDialog
          line={asked}
          onClose={() => setAsked(null)}
          onSaved={() => {
            setSays(words.saved(asked.receiver.name));
            setAsked(null);
          }}
        />
      )}
    </main>
  );
}

function Line({ line, onChange, onTest }: { line: ChannelLine; onChange: () => void; onTest: () => void }) {
  const { receiver, channel } = line;
  return (
    <li className="grid gap-3 rounded-12 border border-solid-gray-300 p-4 md:grid-cols-[minmax(0,1fr)_auto]">
      <div className="flex min-w-0 flex-col">
        <p className="text-dns-14N-130 text-solid-gray-700">{words.kinds[receiver.kind]}</p>
        <p className="text-std-17B-170">{receiver.name}</p>
        <p className="text-std-16N-170 break-all">{inWords(channel)}</p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {channel === null || channel.kind === "none" ? null : (
          <Button look="quiet" size="small" aria-label={`${words.test}：${receiver.name}`} onClick={onTest}>
            {words.test}
          </Button>
        )}
        <Button look="plain" size="small" aria-label={`${words.change}：${receiver.name}`} onClick={onChange}>
          {words.change}
        </Button>
      </div>
    </li>
  );
}

function inWords(channel: ChannelLine["channel"]): string {
  if (channel === null) return words.notSet;
  if (channel.kind === "none") return words.relayed;
  return `${words.hows[channel.kind]}：${channel.target}${channel.signed ? `（${words.signed}）` : ""}`;
}
