import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import { FirstPassword, StaffLine } from "../../core/casework/account-view.ts";
import { Receiver } from "../../core/casework/route.ts";
import { Banner } from "../shared/banner.tsx";
import { Button } from "../shared/button.tsx";
import { fetchJson } from "../shared/fetch-json.ts";
import { queryJson } from "../shared/query-json.ts";
import { Failed } from "../staff/failed.tsx";
import { failureWords } from "../staff/failure-words.ts";
import { names } from "../staff/names.ts";
import { Waiting } from "../staff/waiting.tsx";
import { navWords } from "./nav-words.ts";
import { StaffDialog } from "./staff-dialog.tsx";
import { staffWords as say } from "./staff-words.ts";

const STAFF = ["staff"];
type Said = { tone: "success" | "error"; title: string; secret?: string };

/** The accounts of a city, for its administrators. */
export function StaffPage() {
  const client = useQueryClient();
  const [editing, setEditing] = useState<StaffLine | "new" | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const staff = useQuery({
    queryKey: STAFF,
    queryFn: ({ signal }) => queryJson(z.array(StaffLine), "/api/staff", signal),
  });
  const offices = useQuery({
    queryKey: ["receivers"],
    queryFn: ({ signal }) => queryJson(z.array(Receiver), "/api/receivers", signal),
  });

  async function act(what: keyof typeof say.done, line: StaffLine) {
    if (what === "disable" && !confirm(say.sure.disable(line.name))) return;
    const answer = await fetchJson(z.unknown(), `/api/staff/${what}`, { body: { id: line.id } });
    setSaid(
      answer.ok ? { tone: "success", title: say.done[what] } : { tone: "error", title: failureWords(answer.error) },
    );
    await client.invalidateQueries({ queryKey: STAFF });
  }
  async function renew(line: StaffLine) {
    const answer = await fetchJson(FirstPassword, "/api/staff/new-password", { body: { id: line.id } });
    if (answer.ok) setSaid({ tone: "success", title: say.password(line.name), secret: answer.value.password });
    else setSaid({ tone: "error", title: failureWords(answer.error) });
  }

  if (staff.isPending || offices.isPending) return <Waiting />;
  const error = staff.error ?? offices.error;
  if (staff.isError || offices.isError)
    return error === null ? null : <Failed title={say.failed} error={error} onAgain={() => void staff.refetch()} />;
  const officeName = (id: string | null) => offices.data.find((one) => one.id === id)?.name ?? say.noOffice;
  return (
    <main id="main" className="mx-auto flex max-w-5xl flex-col gap-5 px-4 py-5 md:px-6">
      <title>{navWords.staff}</title>
      <Heading onAdd={() => setEditing("new")} />
      {said === null ? null : (
        <Banner tone={said.tone} title={said.title}>
          {said.secret === undefined ? null : <code className="text-mono-17N-150 select-all">{said.secret}</code>}
        </Banner>
      )}
      <ul className="divide-y divide-solid-gray-300 rounded-12 border border-solid-gray-300">
        {staff.data.map((line) => (
          <StaffRow
            key={line.id}
            line={line}
            office={officeName(line.receiverId)}
            onChange={() => setEditing(line)}
            onRenew={() => void renew(line)}
            onAct={(what) => void act(what, line)}
          />
        ))}
      </ul>
      {editing === null ? null : (
        <StaffDialog
          line={editing === "new" ? null : editing}
          offices={offices.data}
          onClose={() => setEditing(null)}
          onDone={(name, password) => {
            setEditing(null);
            setSaid(password === null ? null : { tone: "success", title: say.password(name), secret: password });
            void client.invalidateQueries({ queryKey: STAFF });
          }}
        />
      )}
    </main>
  );
}

function Heading({ onAdd }: { onAdd: () => void }) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-3">
      <div>
        <h1 className="text-std-24B-150">{navWords.staff}</h1>
        <p className="text-std-16N-170">{say.lead}</p>
      </div>
      <Button onClick={onAdd}>{say.add}</Button>
    </header>
  );
}

type RowProps = {
  line: StaffLine;
  office: string;
  onChange: () => void;
  onRenew: () => void;
  onAct: (what: keyof typeof say.done) => void;
};

function StaffRow({ line, office, onChange, onRenew, onAct }: RowProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
      <div className="min-w-0 flex-[1_1_20rem] text-std-16N-170">
        <p>
          <b className="text-std-16B-170">{line.name}</b>　{names.roles[line.role]}・{office}
          {line.self ? `　（${say.self}）` : ""}
          {line.disabled ? <b className="font-700 text-error-2">　{say.disabled}</b> : null}
        </p>
        <p className="flex flex-wrap gap-x-4 text-solid-gray-700">
          <span className="break-all">{line.email}</span>
          <span>{line.secondFactor ? say.codeOn : say.codeOff}</span>
        </p>
      </div>
      <div className="-ml-3 flex flex-wrap">
        <Act name={line.name} what={say.change} onClick={onChange} />
        {line.disabled ? (
          <Act name={line.name} what={say.enable} onClick={() => onAct("enable")} />
        ) : (
          <>
            <Act name={line.name} what={say.signOut} onClick={() => onAct("sign-out")} />
            <Act name={line.name} what={say.reset} onClick={() => onAct("reset-second-factor")} />
            <Act name={line.name} what={say.newPassword} onClick={onRenew} />
            <Act name={line.name} what={say.disable} onClick={() => onAct("disable")} />
          </>
        )}
      </div>
    </li>
  );
}

function Act({ name, what, onClick }: { name: string; what: string; onClick: () => void }) {
  return (
    <Button look="quiet" size="small" aria-label={`${name}：${what}`} onClick={onClick}>
      {what}
    </Button>
  );
}
