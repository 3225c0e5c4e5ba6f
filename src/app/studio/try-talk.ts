import type { Staff } from "../../core/casework/case.ts";
import type { Say } from "../../core/effect.ts";
import type { Saved } from "../../core/studio/draft-view.ts";
import type { KeepTalk, Tried, TryAsk } from "../../core/studio/talk-view.ts";
import type { Talk } from "../../core/talk/talk.ts";
import { type PlayedTurn, playTalk } from "../play-talk.ts";
import { bundleOf, openDraft } from "./open-draft.ts";
import { saveDraft } from "./save-draft.ts";
import { refuse, type StudioParts, type StudioResult } from "./studio-parts.ts";
import { withScript } from "./with-script.ts";

/** Plays a conversation on the draft or a revision, from its beginning, with the reasons for each way it took. */
export async function tryTalk(parts: StudioParts, city: string, ask: TryAsk): Promise<StudioResult<Tried>> {
  const played = await play(parts, city, ask);
  if (!played.ok) return played;
  const { turns, failure } = played.value;
  const last = turns.at(-1)?.session ?? null;
  return {
    ok: true,
    value: {
      turns: turns.map(turnOf),
      state:
        last === null
          ? null
          : {
              ...{ place: last.place, phase: last.phase, language: last.language, answers: last.answers },
              ...{ understanding: last.understanding, danger: last.danger, route: last.route },
            },
      failure,
    },
  };
}

/** Keeps a tried conversation, with what was said in it, as a talk of the draft: from now on it must hold. */
export async function keepTalk(parts: StudioParts, staff: Staff, ask: KeepTalk): Promise<StudioResult<Saved>> {
  const played = await play(parts, staff.city, { ...ask, of: "draft" });
  if (!played.ok) return played;
  const { turns, failure, confidential } = played.value;
  if (failure !== null) return refuse("checks_failed", { detail: failure.reason });
  const path = `flows/studio.${staff.city}.${ask.name}.talk.yaml`;
  const { bundle } = await openDraft(parts, staff.city);
  const before = bundle[path];
  const head = { city: staff.city, at: ask.at, language: ask.language, confidential, from: ask.from };
  const text = parts.content.writeTalk(head, ask.from === null ? turns : turns.slice(1), ask.title);
  return saveDraft(parts, staff, [{ path, text, was: before === undefined ? null : parts.content.versionOf(before) }]);
}

type Played = ReturnType<typeof playTalk> & Pick<Talk, "confidential">;

async function play(parts: StudioParts, city: string, ask: TryAsk): Promise<StudioResult<Played>> {
  const bundle = await bundleOf(parts, city, ask.of);
  if (bundle === null) return refuse("revision_unknown");
  const { from } = ask;
  const turns = ask.happenings.map((happening) => ({ happening }));
  return withScript(parts, city, bundle, (script) => {
    if (from !== null && script.flows[from.flow]?.steps[from.step] === undefined) return refuse("step_unknown");
    const { confidential } = script.city;
    const played = playTalk(script, { at: ask.at, language: ask.language, confidential, from, turns });
    return { ok: true, value: { ...played, confidential } };
  });
}

function turnOf({ happening, effects, said, trace }: PlayedTurn): Tried["turns"][number] {
  const says = effects.flatMap((effect) => {
    if (effect.type === "say_on_page") return [{ lane: "flow" as const, onPage: true, ...contentOf(effect) }];
    return effect.type === "say" ? [{ lane: effect.lane, onPage: false, ...contentOf(effect) }] : [];
  });
  return { happening, says, said, trace: [...trace] };
}

function contentOf({ bubbles, quick }: Pick<Say, "bubbles" | "quick">) {
  return { bubbles, quick };
}
