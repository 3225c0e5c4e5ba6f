import type { Staff } from "../../core/casework/case.ts";
import type { Script } from "../../core/script.ts";
import { type Bundle, DANGER_FILE } from "../../core/studio/bundle.ts";
import type { Review } from "../../core/studio/draft-view.ts";
import type { PublishAsk, ReviewMove, RollbackAsk } from "../../core/studio/publish-view.ts";
import type { Correction, Revision } from "../../core/studio/revision-view.ts";
import type { Publishing } from "../studio-records.ts";
import { casesLeft } from "./cases-left.ts";
import { compareBundles } from "./compare.ts";
import { type OpenDraft, openDraft } from "./open-draft.ts";
import { runTalks } from "./run-talks.ts";
import { nowOf, refuse, type StudioParts, type StudioResult, todayOf } from "./studio-parts.ts";
import { countHeardLess } from "./weigh-danger.ts";

/**
 * Makes the draft what new conversations get. Refused while a check or a talk fails (with the list), while somebody has published
 * or changed something meanwhile, and where safety is touched without a second person. All at once, or not at all.
 */
export async function publishDraft(parts: StudioParts, staff: Staff, ask: PublishAsk): Promise<StudioResult<Revision>> {
  await parts.registry.refresh();
  const draft = await openDraft(parts, staff.city);
  const may = await mayPublish(parts, staff, draft, ask);
  if (!may.ok) {
    await parts.records.note(staff, "studio_publish", `draft ${ask.version}`, may.error);
    return may;
  }
  const corrections = ask.for_all ? parts.content.corrections(draft.shown.bundle, draft.bundle) : [];
  if (corrections === null) return refuse("not_only_texts");
  return await publish(parts, staff, {
    ...{ current: draft.shown.name, draft: ask.version, files: draft.bundle, shipped: draft.base.shipped },
    ...{ kind: ask.for_all ? "corrected" : "published", from: draft.base.name, note: ask.note, corrections },
    reviewedBy: draft.stored.review?.approvedBy ?? null,
  });
}

/** Brings an older revision back, as a new one: nothing is lost, and who was in the middle of the other stays there. */
export async function rollBack(parts: StudioParts, staff: Staff, ask: RollbackAsk): Promise<StudioResult<Revision>> {
  await parts.registry.refresh();
  const stored = await parts.records.revision(staff.city, ask.to);
  const shown = parts.registry.shown(staff.city);
  if (stored === null || shown === null) return refuse("revision_unknown");
  // What was set right for everybody is not brought back wrong.
  const corrections: readonly Correction[] = await parts.records.corrections(staff.city);
  const files = parts.content.correct(stored.files, corrections);
  const checked = await checkBundle(parts, staff.city, files);
  if (!checked.ok) return checked;
  const left = await casesLeft(parts, shown.script.city, checked.value.city);
  if (left.length > 0) return refuse("office_holds_cases", { offices: left });
  return await publish(parts, staff, {
    ...{ current: ask.current, draft: null, files, shipped: stored.revision.shipped, kind: "rolled_back" as const },
    ...{ from: ask.to, note: ask.note, corrections: [], reviewedBy: null },
  });
}

/** Asks for a second person's look, gives it, or hands the draft back. Nobody gives it to her own. */
export async function moveReview(
  parts: StudioParts,
  staff: Staff,
  move: ReviewMove,
): Promise<StudioResult<Review | null>> {
  const { stored } = await openDraft(parts, staff.city);
  const at = nowOf(parts);
  const by = { id: staff.id, name: staff.name };
  if (stored.version !== move.version) return refuse("draft_changed");
  if (move.do !== "ask" && stored.review === null) return refuse("review_missing");
  if (move.do === "ask" && stored.files.length === 0) return refuse("nothing_changed");
  if (move.do === "approve" && stored.review?.askedBy.id === staff.id) {
    await parts.records.note(staff, "studio_approve", `draft ${move.version}`, "needs_second");
    return refuse("needs_second");
  }
  const review = reviewAfter(move, stored.review, by, at);
  const noted = await parts.records.review(staff, move.version, review, at);
  return noted === "noted" ? { ok: true, value: review } : refuse("draft_changed");
}

function reviewAfter(move: ReviewMove, before: Review | null, by: Review["askedBy"], at: string): Review | null {
  switch (move.do) {
    case "ask":
      return { askedBy: by, at, note: move.note, approvedBy: null };
    case "approve":
      return before === null ? null : { ...before, approvedBy: by };
    case "return":
      return null;
    default:
      return move satisfies never;
  }
}

async function mayPublish(
  parts: StudioParts,
  staff: Staff,
  { stored, shown, base, bundle }: OpenDraft,
  ask: PublishAsk,
): Promise<StudioResult<null>> {
  if (stored.version !== ask.version || base.name !== shown.name) return refuse("draft_changed");
  if (stored.files.length === 0) return refuse("nothing_changed");
  const checked = await checkBundle(parts, staff.city, bundle);
  if (!checked.ok) return checked;
  const left = await casesLeft(parts, shown.script.city, checked.value.city);
  if (left.length > 0) return refuse("office_holds_cases", { offices: left });
  const unexplained = await lossUnexplained(parts, shown.bundle, bundle);
  if (unexplained > 0) return refuse("finds_less", { sentences: unexplained });
  const { safety } = await compareBundles(parts, staff.city, shown.bundle, bundle);
  const approved = stored.review?.approvedBy ?? null;
  const second = safety.length > 0 || !shown.script.city.publishing.alone;
  if (second && approved === null) return refuse("needs_second", { safety });
  return { ok: true, value: null };
}

/** Sentences of danger that would be heard less than now, where nobody has said why so many may be; 0 when all is well. */
async function lossUnexplained(parts: StudioParts, before: Bundle, after: Bundle): Promise<number> {
  if (before[DANGER_FILE] === after[DANGER_FILE]) return 0;
  const changes = parts.content.danger(after);
  const less = await countHeardLess(parts, parts.content.danger(before), changes);
  return less > (changes.accepted?.sentences ?? 0) ? less : 0;
}

/** Every check and every talk; what fails goes along with the refusal. */
async function checkBundle(parts: StudioParts, city: string, bundle: Bundle): Promise<StudioResult<Script>> {
  const { script, problems } = await parts.content.compile(bundle, city, {
    revision: null,
    today: todayOf(parts),
    checks: true,
  });
  const errors = problems.filter(({ level }) => level === "error");
  if (script === null || errors.length > 0) return refuse("checks_failed", { problems: errors });
  const failed = (await runTalks(parts, bundle, script)).talks.filter(({ ok }) => !ok);
  return failed.length > 0 ? refuse("checks_failed", { talks: failed }) : { ok: true, value: script };
}

async function publish(parts: StudioParts, staff: Staff, publishing: Publishing): Promise<StudioResult<Revision>> {
  const outcome = await parts.records.publish(staff, publishing, nowOf(parts));
  if (!outcome.published) return refuse("draft_changed");
  // This process shows it at once, the others within seconds.
  await parts.registry.refresh();
  return { ok: true, value: outcome.revision };
}
