import { useState } from "react";
import type { CaseMessage, CaseView } from "../../core/casework/views.ts";
import { Button } from "../shared/button.tsx";
import { names } from "../staff/names.ts";
import { AttachedFile } from "./attached-file.tsx";
import { AsWritten, BesideJapanese } from "./beside-japanese.tsx";
import { deliveryDoubtful, deliveryWords } from "./delivery-words.ts";
import { dayAndTime } from "./japanese-time.ts";
import { words } from "./words.ts";
import { workWords } from "./work-words.ts";
import { langOf, staffRead } from "./working-japanese.ts";

/** So many of the last messages are shown at first. */
const SHOWN = 20;

/** What resident and staff wrote since the case came in, oldest first, with what became of each reply. */
export function Talk({ view }: { view: CaseView }) {
  const { messages } = view;
  const language = view.writes ?? view.sheet.language;
  const [all, setAll] = useState(false);
  const hidden = all ? 0 : Math.max(0, messages.length - SHOWN);
  return (
    <>
      {staffRead(language) ? null : (
        <p className="text-std-16N-170">
          {(view.writes === null ? workWords.language.talk : workWords.language.writes)(names.languages[language])}
        </p>
      )}
      {messages.length > 0 ? null : <p className="text-std-16N-170 text-solid-gray-700">{words.talk.empty}</p>}
      {hidden === 0 ? null : (
        <Button look="quiet" size="small" className="self-start" onClick={() => setAll(true)}>
          {words.talk.earlier(hidden)}
        </Button>
      )}
      <ol className="flex flex-col gap-3">
        {messages.slice(hidden).map((message) => (
          <Message key={message.id} view={view} message={message} />
        ))}
      </ol>
    </>
  );
}

function Message({ view, message }: { view: CaseView; message: CaseMessage }) {
  const language = view.writes ?? view.sheet.language;
  const ours = message.from === "staff";
  return (
    <li className={`flex flex-col gap-1 ${ours ? "items-end" : "items-start"}`}>
      <p className={`flex flex-wrap gap-x-3 text-dns-14N-130 text-solid-gray-700 ${ours ? "justify-end" : ""}`}>
        <b className="font-700 text-solid-gray-900">{ours ? words.talk.staff(message.by) : words.talk.resident}</b>
        {dayAndTime(message.at)}
        {!ours && message.text !== null ? <AsWritten language={language} /> : null}
      </p>
      <p
        lang={message.text === null ? undefined : langOf(language)}
        className={`max-w-[min(36rem,92%)] rounded-12 px-4 py-2 text-std-16N-170 whitespace-pre-wrap ${ours ? "bg-blue-50" : "bg-solid-gray-50"} ${message.text === null ? "text-solid-gray-700 italic" : ""}`}
      >
        {content(message)}
      </p>
      {ours && message.text !== null ? (
        <BesideJapanese text={message.text} language={language} canned={view.canned} />
      ) : null}
      {message.attachment === null ? null : (
        <AttachedFile file={message.attachment} message={message} caseId={view.row.id} />
      )}
      {message.page === null ? null : (
        <p className="text-dns-14N-130 text-solid-gray-700">
          {message.page.readAt === null ? words.talk.onPage : words.talk.readOnPage(dayAndTime(message.page.readAt))}
        </p>
      )}
      {message.delivery === null ? null : (
        <p
          className={
            deliveryDoubtful(message.delivery)
              ? "text-std-16B-170 text-error-2"
              : "text-dns-14N-130 text-solid-gray-700"
          }
        >
          {deliveryDoubtful(message.delivery) ? "▲ " : ""}
          {deliveryWords(message.delivery)}
        </p>
      )}
    </li>
  );
}

function content(message: CaseMessage): string {
  if (message.redacted) return words.talk.redacted;
  return message.text ?? names.messageKinds[message.kind];
}
