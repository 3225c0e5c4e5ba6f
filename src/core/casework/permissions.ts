import type { Role, Staff } from "./case.ts";

/**
 * What a signed-in person may be allowed to do. The moves on a case have the names of `CaseMove`. account: what is about herself
 * and her own account; it alone is open while her session is locked or her second factor is missing.
 */
export const PERMISSIONS = [
  "account",
  "desk",
  "see",
  "accept",
  "reply",
  "start",
  "pass",
  "take_back",
  "ask_help",
  "answer_help",
  "escalate",
  "close",
  "reopen",
  "acknowledge",
  "note",
  "judge",
  "label",
  "take_consent",
  "see_receivers",
  "see_figures",
  "see_plan",
  "see_studio",
  "edit_studio",
  "publish_studio",
  "operate",
  "see_audit",
  "administer_staff",
  "set_notices",
  "export",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/**
 * How far a permission reaches. office: cases that her office holds. told: those, and cases that moved up to her office because
 * nobody acted. involved: those, and cases that her office was named in by a consent to share, asked to help with, or had before.
 * city: everything of her own city. Nobody reaches into another city.
 */
export type Rule = "never" | "office" | "told" | "involved" | "city";

/**
 * The one table of who may do what. Those who administrate or audit see no case: they need none for their work.
 * A coordinator sees everything and may pass on what is stuck, but the talk with the resident stays with the office that has it.
 */
export const RULES = {
  staff: {
    account: "city",
    desk: "city",
    see: "involved",
    accept: "office",
    reply: "office",
    start: "office",
    pass: "told",
    take_back: "involved",
    ask_help: "office",
    answer_help: "involved",
    escalate: "involved",
    close: "office",
    reopen: "office",
    acknowledge: "told",
    note: "involved",
    judge: "told",
    label: "office",
    take_consent: "office",
    see_receivers: "city",
    see_figures: "never",
    see_plan: "city",
    see_studio: "never",
    edit_studio: "never",
    publish_studio: "never",
    operate: "never",
    see_audit: "never",
    administer_staff: "never",
    set_notices: "never",
    export: "involved",
  },
  coordinator: {
    account: "city",
    desk: "city",
    see: "city",
    accept: "office",
    reply: "office",
    start: "office",
    pass: "city",
    take_back: "involved",
    ask_help: "city",
    answer_help: "involved",
    escalate: "city",
    close: "office",
    reopen: "city",
    acknowledge: "city",
    note: "city",
    judge: "city",
    label: "city",
    take_consent: "city",
    see_receivers: "city",
    see_figures: "city",
    see_plan: "city",
    see_studio: "never",
    edit_studio: "never",
    publish_studio: "never",
    operate: "city",
    see_audit: "never",
    administer_staff: "never",
    set_notices: "never",
    export: "city",
  },
  administrator: {
    account: "city",
    desk: "city",
    see: "never",
    accept: "never",
    reply: "never",
    start: "never",
    pass: "never",
    take_back: "never",
    ask_help: "never",
    answer_help: "never",
    escalate: "never",
    close: "never",
    reopen: "never",
    acknowledge: "never",
    note: "never",
    judge: "never",
    label: "never",
    take_consent: "never",
    see_receivers: "city",
    see_figures: "city",
    see_plan: "city",
    see_studio: "city",
    edit_studio: "city",
    publish_studio: "city",
    operate: "city",
    see_audit: "never",
    administer_staff: "city",
    set_notices: "city",
    export: "never",
  },
  auditor: {
    account: "city",
    desk: "city",
    see: "never",
    accept: "never",
    reply: "never",
    start: "never",
    pass: "never",
    take_back: "never",
    ask_help: "never",
    answer_help: "never",
    escalate: "never",
    close: "never",
    reopen: "never",
    acknowledge: "never",
    note: "never",
    judge: "never",
    label: "never",
    take_consent: "never",
    see_receivers: "never",
    see_figures: "never",
    see_plan: "never",
    see_studio: "never",
    edit_studio: "never",
    publish_studio: "never",
    operate: "never",
    see_audit: "city",
    administer_staff: "never",
    set_notices: "never",
    export: "never",
  },
} as const satisfies Record<Role, Record<Permission, Rule>>;

/**
 * What of a case decides who may see it. `sharedWith`: ids of the others who see it: without a consent to share only those it moved up
 * to (`toldIds`) and who had it before.
 */
export type CaseAccess = {
  city: string;
  holderId: string;
  sharedWith: readonly string[];
  toldIds: readonly string[];
};

/** A rule applied to one person: which cases it reaches. The record turns it into a query, `inScope` tests a single case. */
export type Scope =
  | { kind: "none" }
  | { kind: "city"; city: string }
  | { kind: "office"; city: string; receiverId: string }
  | { kind: "told"; city: string; receiverId: string }
  | { kind: "involved"; city: string; receiverId: string };

/** Who sees personal data or decides about accounts proves twice who she is. An auditor reads ids and codes. */
export function needsSecondFactor(role: Role): boolean {
  return role !== "auditor";
}

/** Whether this role has the permission at all. */
export function hasPermission(role: Role, permission: Permission): boolean {
  return RULES[role][permission] !== "never";
}

/** The cases that a permission reaches for this person. Somebody without an office has no office's cases. */
export function scopeOf(staff: Staff, permission: Permission): Scope {
  const rule: Rule = RULES[staff.role][permission];
  switch (rule) {
    case "never":
      return { kind: "none" };
    case "city":
      return { kind: "city", city: staff.city };
    case "office":
    case "told":
    case "involved":
      if (staff.receiverId === null) return { kind: "none" };
      return { kind: rule, city: staff.city, receiverId: staff.receiverId };
    default:
      return rule satisfies never;
  }
}

/** Whether a scope reaches this case. */
export function inScope(scope: Scope, access: CaseAccess): boolean {
  switch (scope.kind) {
    case "none":
      return false;
    case "city":
      return scope.city === access.city;
    case "office":
      return scope.city === access.city && scope.receiverId === access.holderId;
    case "told":
      return (
        scope.city === access.city &&
        (scope.receiverId === access.holderId || access.toldIds.includes(scope.receiverId))
      );
    case "involved":
      return (
        scope.city === access.city &&
        (scope.receiverId === access.holderId || access.sharedWith.includes(scope.receiverId))
      );
    default:
      return scope satisfies never;
  }
}

/** Whether this person may do it to this case, as far as roles and offices go. */
export function allows(staff: Staff, permission: Permission, access: CaseAccess): boolean {
  return inScope(scopeOf(staff, permission), access);
}
