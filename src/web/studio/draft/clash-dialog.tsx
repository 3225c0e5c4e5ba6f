import { useState } from "react";
import { Button } from "../../shared/button.tsx";
import { Dialog } from "../../shared/dialog.tsx";
import { editWords } from "../edit-words.ts";
import type { Clash, DraftStore, Values } from "./draft-store.ts";
import type { SaveQueue } from "./save-queue.ts";
import { type Difference, differencesOf, withMine } from "./value-differences.ts";

const say = editWords.clash;

type ClashDialogProps = { clashes: readonly Clash[]; store: DraftStore; queue: SaveQueue };

/** Both versions side by side, place by place; what only one of both changed is settled already. */
export function ClashDialog({ clashes, store, queue }: ClashDialogProps) {
  const found = clashes.map((clash) => ({ clash, differences: differencesOf(clash) }));
  const [mine, setMine] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        found.flatMap(({ clash, differences }) =>
          differences.filter((each) => each.both || each.isMine).map((each) => nameOf(clash, each)),
        ),
      ),
  );
  const asked = found.flatMap(({ clash, differences }) =>
    differences.filter(({ both }) => both).map((difference) => ({ clash, difference })),
  );
  const choose = (names: readonly string[], on: boolean) => {
    const next = new Set(mine);
    for (const name of names) on ? next.add(name) : next.delete(name);
    setMine(next);
  };
  const settle = () => {
    store.settle(chosenOf(found, mine));
    void queue.flush();
  };
  const all = asked.map(({ clash, difference }) => nameOf(clash, difference));
  return (
    <Dialog
      title={say.title}
      onClose={() => {}}
      actions={
        <>
          <Button look="plain" onClick={() => choose(all, true)}>
            {say.allMine}
          </Button>
          <Button look="plain" onClick={() => choose(all, false)}>
            {say.allTheirs}
          </Button>
          <Button onClick={settle}>{say.keep}</Button>
        </>
      }
    >
      <p>{say.lead}</p>
      {asked.map(({ clash, difference }) => {
        const name = nameOf(clash, difference);
        return (
          <fieldset key={name} className="flex flex-col gap-2 border-t border-solid-gray-300 pt-3">
            <legend className="text-dns-14B-130">{name}</legend>
            <div className="grid gap-2 sm:grid-cols-2">
              <Side
                name={name}
                title={say.mine}
                value={difference.mine}
                chosen={mine.has(name)}
                onChoose={() => choose([name], true)}
              />
              <Side
                name={name}
                title={clash.by === null ? say.theirs : say.theirsBy(clash.by)}
                value={difference.theirs}
                chosen={!mine.has(name)}
                onChoose={() => choose([name], false)}
              />
            </div>
          </fieldset>
        );
      })}
    </Dialog>
  );
}

type Found = { clash: Clash; differences: readonly Difference[] };

/** The files as they are to be: theirs, with mine at the places where mine was chosen. */
function chosenOf(found: readonly Found[], mine: ReadonlySet<string>): Values {
  return Object.fromEntries(
    found.map(({ clash, differences }) => {
      const places = differences.filter((each) => mine.has(nameOf(clash, each))).map(({ path }) => path);
      return [clash.path, withMine(clash, places)];
    }),
  );
}

type SideProps = { name: string; title: string; value: unknown; chosen: boolean; onChoose: () => void };

function Side({ name, title, value, chosen, onChoose }: SideProps) {
  return (
    <label className="flex cursor-pointer gap-3 rounded-8 border border-solid-gray-420 p-3 has-checked:border-blue-900 has-checked:bg-blue-50">
      <input type="radio" name={name} checked={chosen} onChange={onChoose} className="mt-1 size-5 shrink-0" />
      <span className="min-w-0">
        <span className="block text-dns-14B-130">{title}</span>
        <span className="block whitespace-pre-wrap">
          {value === undefined || value === null
            ? say.gone
            : typeof value === "string"
              ? value
              : JSON.stringify(value, null, 1)}
        </span>
      </span>
    </label>
  );
}

function nameOf({ path }: Clash, difference: Difference): string {
  return `${path} ${difference.path.join(".")}`;
}
