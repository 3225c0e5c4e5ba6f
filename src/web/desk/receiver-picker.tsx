import { useId, useState } from "react";
import { TextField } from "../shared/field.tsx";
import { sharedWords } from "../shared/shared-words.ts";
import { Failed } from "../staff/failed.tsx";
import { Waiting } from "../staff/waiting.tsx";
import { useReceivers } from "./desk-queries.ts";
import { findReceivers } from "./find-receivers.ts";
import { words } from "./words.ts";

type ReceiverPickerProps = {
  chosen: readonly string[];
  holderId: string;
  /** Several may be chosen; `onChoose` then takes one on or off. */
  many?: boolean;
  /** What the choice is for; else whom to pass on to. */
  legend?: string;
  /** Who can be chosen at all; absent: everybody but the holder. */
  canBe?: (id: string) => boolean;
  onChoose: (id: string) => void;
  error: string | null;
};

/** As many as are in sight without scrolling: nobody has to look for one. */
const SEARCHED_FROM = 8;
const everybody = () => true;

/** Every office and department of the city, narrowed down by typing part of a name. */
export function ReceiverPicker(props: ReceiverPickerProps) {
  const { chosen, holderId, many = false, legend, canBe = everybody, onChoose, error } = props;
  const receivers = useReceivers();
  const [typed, setTyped] = useState("");
  const name = useId();
  if (receivers.isPending) return <Waiting />;
  if (receivers.isError) {
    return <Failed title={words.pass.failed} error={receivers.error} onAgain={() => void receivers.refetch()} />;
  }
  const some = receivers.data.filter(({ id }) => canBe(id));
  const found = findReceivers(some, typed, holderId);
  return (
    <div className="flex flex-col gap-2">
      {some.length < SEARCHED_FROM ? null : (
        <TextField
          label={words.pass.search}
          hint={words.pass.searchHint}
          type="search"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      <fieldset
        className="flex flex-col gap-1"
        data-invalid={error === null ? undefined : true}
        aria-describedby={error === null ? undefined : `${name}-error`}
      >
        <legend className="text-std-17B-170">
          {legend ?? words.pass.choose}
          <span className="ml-2 text-std-16N-170 text-error-2">{sharedWords.required}</span>
          <span role="status" className="ml-3 text-std-16N-170 text-solid-gray-700">
            {words.pass.found(found.length)}
          </span>
        </legend>
        <div className="max-h-64 overflow-y-auto rounded-8 border border-solid-gray-420">
          {found.length === 0 ? (
            <p className="p-4 text-std-16N-170">{some.length === 0 ? words.pass.nobody : words.pass.nothing}</p>
          ) : null}
          {found.map((receiver) => (
            <label
              key={receiver.id}
              className="flex min-h-11 cursor-pointer items-center gap-3 border-b border-solid-gray-100 px-4 py-1 text-std-16N-170 last:border-b-0 hover:bg-solid-gray-50 has-checked:bg-blue-50"
            >
              <input
                type={many ? "checkbox" : "radio"}
                name={name}
                value={receiver.id}
                checked={chosen.includes(receiver.id)}
                onChange={() => onChoose(receiver.id)}
                className="size-5 shrink-0 accent-blue-900"
              />
              <span className="min-w-0 flex-1">{receiver.name}</span>
              <span className="text-dns-14N-130 text-solid-gray-700">{words.pass.kinds[receiver.kind]}</span>
            </label>
          ))}
        </div>
        {error === null ? null : (
          <p id={`${name}-error`} className="text-std-16N-170 text-error-2">
            {sharedWords.wrong(error)}
          </p>
        )}
      </fieldset>
    </div>
  );
}
