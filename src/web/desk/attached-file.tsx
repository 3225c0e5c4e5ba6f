import type { Attachment } from "../../core/casework/attachment.ts";
import { isDrawn } from "../../core/casework/media-type.ts";
import type { CaseMessage } from "../../core/casework/views.ts";
import { attachmentSize, whyNotAttached, attachmentWords as words } from "./attachment-words.ts";
import { dayAndTime } from "./japanese-time.ts";
import { words as deskWords } from "./words.ts";

type AttachedFileProps = { caseId: string; message: CaseMessage; file: Attachment };

/** What the resident sent: a picture as it is, everything else to be saved; or why it is not here. */
export function AttachedFile({ caseId, message, file }: AttachedFileProps) {
  if (file.state !== "stored" || file.mediaType === null)
    return <p className="text-std-16N-170 text-solid-gray-700">{whyNotAttached(file)}</p>;
  const url = `/api/cases/${encodeURIComponent(caseId)}/attachments/${encodeURIComponent(message.id)}`;
  if (!isDrawn(file.mediaType)) {
    return (
      <p className="text-std-16N-170">
        <a href={url} download className="text-blue-1000 underline underline-offset-4">
          {words.save(message.kind)}
        </a>
        {deskWords.brackets(attachmentSize(file.size))}
      </p>
    );
  }
  return (
    <a href={url} target="_blank" rel="noreferrer" className="max-w-full">
      <img
        src={url}
        alt={words.picture(dayAndTime(message.at))}
        className="max-h-80 max-w-full rounded-8 border border-solid-gray-300"
      />
    </a>
  );
}
