import { type FormEvent, useState } from "react";
import { z } from "zod";
import { FirstPassword, type StaffLine } from "../../core/casework/account-view.ts";
import { ROLES, Role } from "../../core/casework/case.ts";
import type { Receiver } from "../../core/casework/route.ts";
import { Banner } from "../shared/banner.tsx";
import { Button } from "../shared/button.tsx";
import { Dialog } from "../shared/dialog.tsx";
import { fetchJson } from "../shared/fetch-json.ts";
import { SelectField, TextField } from "../shared/field.tsx";
import { failureWords } from "../staff/failure-words.ts";
import { names } from "../staff/names.ts";
import { staffWords as say } from "./staff-words.ts";

type StaffDialogProps = {
  /** null: a new account. */
  line: StaffLine | null;
  offices: readonly Receiver[];
  onClose: () => void;
  /** `password`: the first one of a new account. */
  onDone: (name: string, password: string | null) => void;
};

/** Makes an account, or changes what one is for. */
export function StaffDialog({ line, offices, onClose, onDone }: StaffDialogProps) {
  const [name, setName] = useState(line?.name ?? "");
  const [email, setEmail] = useState(line?.email ?? "");
  const [role, setRole] = useState<Role>(line?.role ?? "staff");
  const [office, setOffice] = useState(line?.receiverId ?? "");
  const [failure, setFailure] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const post = { role, receiverId: office === "" ? null : office };
    if (line !== null) {
      const changed = await fetchJson(z.unknown(), "/api/staff/change", { body: { id: line.id, ...post } });
      return changed.ok ? onDone(line.name, null) : setFailure(failureWords(changed.error));
    }
    if (name.trim() === "" || email.trim() === "") return setFailure(say.missing);
    const made = await fetchJson(FirstPassword, "/api/staff/add", { body: { name, email: email.trim(), ...post } });
    if (made.ok) onDone(name, made.value.password);
    else setFailure(failureWords(made.error));
  }

  return (
    <Dialog
      title={line === null ? say.add : `${line.name}：${say.change}`}
      onClose={onClose}
      actions={<Actions onClose={onClose} />}
    >
      <form id="staff-form" onSubmit={submit} noValidate className="flex flex-col gap-5">
        {line === null ? (
          <>
            <TextField label={say.name} value={name} onChange={(event) => setName(event.target.value)} />
            <TextField
              label={say.email}
              type="email"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          </>
        ) : null}
        <SelectField
          label={say.role}
          hint={names.roleMay[role]}
          value={role}
          onChange={(event) => setRole(Role.parse(event.target.value))}
        >
          {ROLES.map((one) => (
            <option key={one} value={one}>
              {names.roles[one]}
            </option>
          ))}
        </SelectField>
        <SelectField label={say.office} value={office} onChange={(event) => setOffice(event.target.value)}>
          <option value="">{say.noOffice}</option>
          {offices.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
        <Failure words={failure} />
      </form>
    </Dialog>
  );
}

function Failure({ words }: { words: string | null }) {
  return words === null ? null : <Banner tone="error" title={words} />;
}

function Actions({ onClose }: { onClose: () => void }) {
  return (
    <>
      <Button look="plain" onClick={onClose}>
        {say.cancel}
      </Button>
      <Button type="submit" form="staff-form">
        {say.save}
      </Button>
    </>
  );
}
