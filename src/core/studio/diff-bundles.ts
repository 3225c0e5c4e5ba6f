import { findRoute } from "../casework/find-route.ts";
import type { City } from "../city/city.ts";
import { type CityMenu, MENU_COMMAND_NAMES, type MenuTile } from "../city-menu.ts";
import { DOMAINS, type Domain } from "../domain.ts";
import type { Flow } from "../flow/flow.ts";
import { LANGUAGES } from "../language.ts";
import type { DangerChanges } from "../triage/danger-changes.ts";
import { type Bundle, changedFiles, kindOf, PICTURE_FILE } from "./bundle.ts";
import { describeRuleField } from "./describe-rule-field.ts";
import { describeStepField, type StepNames, stepName } from "./describe-step.ts";
import { diffCities } from "./diff-cities.ts";
import type { BundleDiff, FieldChange } from "./diff-view.ts";
import type { ScriptTexts } from "./script-problem.ts";

/** What of a bundle is compared: as far as it could be read. */
export type Contents = {
  files: Bundle;
  flows: Readonly<Record<string, Flow>>;
  texts: ScriptTexts["texts"];
  city: City | null;
  danger: DangerChanges;
  menu: CityMenu | null;
};

type State = "added" | "removed" | "changed";

/** What lies between two states of a city's files, for people to read. */
export function diffBundles(before: Contents, after: Contents): BundleDiff {
  const files = Object.keys(changedFiles(before.files, after.files)).map((path) => ({
    path,
    state: stateOf(before.files[path], after.files[path]),
  }));
  return {
    flows: diffFlows(before, after),
    words: diffWords(before.texts, after.texts),
    city: before.city === null || after.city === null ? [] : diffCities(before.city, after.city),
    routes: before.city === null || after.city === null ? [] : diffRoutes(before.city, after.city),
    danger: diffDanger(before.danger, after.danger),
    menu: diffMenu(before, after),
    talks: files.filter(({ path }) => kindOf(path) === "talk"),
    files,
  };
}

function stateOf(before: unknown, after: unknown): State {
  if (before === undefined) return "added";
  return after === undefined ? "removed" : "changed";
}

function diffFlows(before: Contents, after: Contents): BundleDiff["flows"] {
  return keysOfBoth(before.flows, after.flows).flatMap((id) => {
    const [old, now] = [before.flows[id], after.flows[id]];
    const { steps: oldSteps = {}, ...oldHead } = old ?? {};
    const { steps: nowSteps = {}, ...nowHead } = now ?? {};
    const oldNames = old === undefined ? null : stepNamesOf(before, old);
    const nowNames = now === undefined ? null : stepNamesOf(after, now);
    const steps = keysOfBoth(oldSteps, nowSteps).flatMap((step) => {
      const changes = fieldChanges(oldSteps[step] ?? {}, nowSteps[step] ?? {}, {
        before: (field, value) => (oldNames === null ? null : describeStepField(oldNames, field, value)),
        after: (field, value) => (nowNames === null ? null : describeStepField(nowNames, field, value)),
      });
      const names = nowSteps[step] === undefined ? oldNames : nowNames;
      const name = names === null ? step : stepName(names, step);
      return changes.length === 0 ? [] : [{ step, name, state: stateOf(oldSteps[step], nowSteps[step]), changes }];
    });
    const head = fieldChanges(oldHead, nowHead);
    if (head.length === 0 && steps.length === 0) return [];
    return [{ flow: id, title: (now ?? old)?.title ?? id, state: stateOf(old, now), head, steps }];
  });
}

/** By what the steps of a flow are read, in these files. */
export function stepNamesOf({ flows, texts, city }: Contents, flow: Flow): StepNames {
  const titles = Object.fromEntries(Object.values(flows).map(({ id, title }) => [id, title]));
  return { flow, titles, texts: texts.ja, domains: city?.domains ?? {} };
}

function diffWords(before: Contents["texts"], after: Contents["texts"]): BundleDiff["words"] {
  const keys = new Set(LANGUAGES.flatMap((language) => [...before[language].keys(), ...after[language].keys()]));
  return [...keys].toSorted().flatMap((key) =>
    LANGUAGES.flatMap((language) => {
      const [old = null, now = null] = [before[language].get(key), after[language].get(key)];
      return old === now ? [] : [{ key, language, before: old, after: now }];
    }),
  );
}

function diffDanger(before: DangerChanges, after: DangerChanges): BundleDiff["danger"] {
  const rulesOf = ({ own, changed }: DangerChanges) => new Map([...own, ...changed].map((rule) => [rule.id, rule]));
  const [old, now] = [rulesOf(before), rulesOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((id) => {
    const [was, is] = [old.get(id), now.get(id)];
    const read = { before: describeRuleField, after: describeRuleField };
    const changes = fieldChanges(was ?? {}, is ?? {}, read).filter(({ field }) => field !== "id");
    return changes.length === 0 ? [] : [{ id, name: (is ?? was)?.why ?? id, state: stateOf(was, is), changes }];
  });
}

/** Tiles by their place, so that a moved one is seen as one that is another now. */
function diffMenu(before: Contents, after: Contents): FieldChange[] {
  const tilesOf = ({ menu }: Contents): Entry => {
    if (menu === null) return {};
    const tiles = [...rowTiles(menu.rows ?? []), ...areaTiles(menu.areas ?? [])];
    const said = {
      bar: menu.bar,
      open: menu.open ? "はい" : "いいえ",
      over_others: menu.over_others ? "はい" : "いいえ",
    };
    return { ...said, size: menu.size === "full" ? "大きい" : "小さい", ...Object.fromEntries(tiles) };
  };
  const same = before.files[PICTURE_FILE] === after.files[PICTURE_FILE];
  const picture = same ? [] : [{ field: "picture", before: "前の絵", after: "新しい絵" }];
  return [...fieldChanges(tilesOf(before), tilesOf(after)), ...picture];
}

function rowTiles(rows: NonNullable<CityMenu["rows"]>): [string, string][] {
  return rows.flatMap((row, down) =>
    row.map(({ label, action }, across): [string, string] => {
      return [`${down + 1}段目の${across + 1}つ目`, `${label}（${describeAction(action)}）`];
    }),
  );
}

function areaTiles(areas: NonNullable<CityMenu["areas"]>): [string, string][] {
  return areas.map(({ label, action, bounds: { x, y, width, height } }, at) => {
    return [`${at + 1}つ目`, `${label}（${describeAction(action)}）　左${x} 上${y} よこ${width} たて${height}`];
  });
}

function describeAction(action: MenuTile["action"]): string {
  switch (action.do) {
    case "command":
      return MENU_COMMAND_NAMES[action.command];
    case "link":
      return action.url;
    case "phone":
      return action.number;
    case "say":
      return `「${action.text}」`;
    default:
      return action satisfies never;
  }
}

type Entry = Readonly<Record<string, unknown>>;

/** Where each domain goes from each area, by nobody's age: the differences. */
function diffRoutes(before: City, after: City): BundleDiff["routes"] {
  const areas = [...new Map([...before.areas, ...after.areas].map(({ id, name }) => [id, name]))];
  const places: [string | null, string | null][] = [[null, null], ...areas];
  return DOMAINS.flatMap((domain) =>
    places.flatMap(([id, name]) => {
      const [old, now] = [receiverOf(before, domain, id), receiverOf(after, domain, id)];
      return old === now ? [] : [{ domain, area: name, before: old, after: now }];
    }),
  );
}

function receiverOf(city: City, domain: Domain, areaId: string | null): string {
  const { lead } = findRoute(city, {
    ...{ domains: [domain], topics: [], patterns: [], ageBand: null, tier: 3, kinds: [], about: null, consent: null },
    area: areaId === null ? null : { id: areaId, said: "" },
    ...{ language: "ja", at: "2026-04-01T10:00:00+09:00" },
  });
  return lead.name;
}

type Describing = Readonly<Record<"before" | "after", (field: string, value: unknown) => string | null>>;

/** `describe`: how values are read; where that says the same of both, they stand as they are written. */
function fieldChanges(before: Entry, after: Entry, describe?: Describing): FieldChange[] {
  return keysOfBoth(before, after).flatMap((field) => {
    const [old, now] = [said(before[field]), said(after[field])];
    if (old === now) return [];
    const [oldRead, nowRead] = [describe?.before(field, before[field]), describe?.after(field, after[field])];
    const readable = describe !== undefined && oldRead !== nowRead;
    return [{ field, before: readable ? (oldRead ?? old) : old, after: readable ? (nowRead ?? now) : now }];
  });
}

function said(value: unknown): string | null {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

function keysOfBoth(before: object, after: object): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}
