import { type FormEvent, useState } from "react";
import { type ChannelLine, NoticeChannel, WEBHOOK_STYLES } from "../../core/casework/notice.ts";
import { Button } from "../shared/button.tsx";
import { Dialog } from "../shared/dialog.tsx";
import { SelectField, TextField } from "../shared/field.tsx";
import { useNoticeAct } from "./notice-queries.ts";
import { noticeWords as words } from "./notice-words.ts";

type ChannelDialogProps = { line: ChannelLine; onClose: () => void; onSaved: () => void };
type Kind = keyof typeof words.hows;
const KINDS: readonly Kind[] = ["email", "webhook", "none"];

/** Asks how one office is to hear. What is wrong is said before it is sent. */
export function ChannelDialog({ line: { receiver, channel }, onClose, onSaved }: ChannelDialogProps) {
  const [kind, setKind] = useState<Kind>(channel?.kind ?? "email");
  const [wrong, setWrong] = useState(false);
  const act = useNoticeAct();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const parsed = readChannel(kind, new FormData(event.currentTarget));
    setWrong(parsed === null);
    if (parsed === null) return;
    const body = { receiverId: receiver.id, channel: parsed };
    act.mutate({ path: "/api/notice-channels", body }, { onSuccess: onSaved });
  };
  return (
    <Dialog
      title={words.dialog(receiver.name)}
      onClose={onClose}
      actions={
        <>
          <Button look="plain" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" form="channel-form" aria-disabled={act.isPending}>
            {words.save}
          </Button>
        </>
      }
    >
      <form id="channel-form" className="flex flex-col gap-5" noValidate onSubmit={submit}>
        <SelectField
          label={words.how}
          value={kind}
          onChange={(event) => setKind(KINDS.find((each) => each === event.target.value) ?? "email")}
        >
          {KINDS.map((each) => (
            <option key={each} value={each}>
              {words.hows[each]}
            </option>
          ))}
        </SelectField>
        <Fields kind={kind} address={channel?.kind === "email" ? channel.target : ""} />
        <p role="alert" className="text-std-16N-170 text-error-2 empty:hidden">
          {wrong || act.isError ? words.wrong : ""}
        </p>
      </form>
    </Dialog>
  );
}

function Fields({ kind, address }: { kind: Kind; address: string }) {
  if (kind === "none") return <p className="text-std-16N-170">{words.relayed}</p>;
  if (kind === "email")
    return (
      <TextField
        label={words.address}
        hint={words.addressHint}
        required
        name="address"
        type="email"
        autoComplete="off"
        defaultValue={address}
      />
    );
  return (
    <>
      <SelectField label={words.style} name="style">
        {WEBHOOK_STYLES.map((style) => (
          <option key={style} value={style}>
            {words.styles[style]}
          </option>
        ))}
      </SelectField>
      <TextField label={words.url} hint={words.urlHint} required name="url" type="url" autoComplete="off" />
      <TextField label={words.secret} hint={words.secretHint} name="secret" autoComplete="off" />
    </>
  );
}

function readChannel(kind: Kind, form: FormData): NoticeChannel | null {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const given = {
    email: { kind, address: text("address") },
    webhook: { kind, style: text("style"), url: text("url"), secret: text("secret") || null },
    none: { kind },
  }[kind];
  return NoticeChannel.safeParse(given).data ?? null;
}
