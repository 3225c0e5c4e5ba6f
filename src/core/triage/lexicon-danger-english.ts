import type { DangerRule } from "./danger-rule.ts";

const PARTNER = "((my )?(ex ?)?(husband|wife|boyfriend|girlfriend|partner|fianc[eé]))";
const FAMILY =
  "((my )?(mom|mum|mother|dad|father|mommy|daddy|parents?|step ?(dad|father|mom|mother)|brother|uncle|caregiver))";
const HITS =
  "((hit|hits|hitting|beat|beats|beating|punch\\w*|kick\\w*|slap\\w*|chok\\w*|strangl\\w*|hurts?|hurting)( (me|us|him|her|my|the|on|at))?)";

/** Danger as it is put in English. */
export const DANGER_RULES_ENGLISH: readonly DangerRule[] = [
  {
    id: "en.suicide.now",
    kind: "suicide",
    tier: 0,
    why: "attempt or announcement",
    any: [
      "\\b(took|taken|swallowed|ate) (\\w+ ){0,4}(pills|tablets|sleeping|medicine|meds|medication)",
      "\\boverdosed\\b|\\b(cut|slit) my (wrists?|arms?|throat)\\b",
      "\\b(going to|gonna|about to|will|i'?ll) (\\w+ ){0,2}(kill ?my ?self|end (it all|my life)|jump|hang my ?self|die) (\\w+ ){0,2}(now|right now|tonight)\\b",
      "\\bon the (roof|bridge|ledge)\\b[^。]{0,30}(jump|die|end|goodbye)",
    ],
  },
  {
    id: "en.suicide",
    kind: "suicide",
    tier: 1,
    why: "wish, plan, self-harm",
    any: [
      "\\bkill ?(my ?self|me\\b(?! (with|if|when|for)))",
      "\\b(want|wanna|wish|going|gonna|ready|rather|planning|plan)( to| i was| i were| i'?m)? (die|be dead|dead\\b|end (it all|my life|everything)|hang my ?self|jump off|not (be alive|exist|live))",
      "\\bsuicid(e|al)\\b|\\bself ?harm|\\b(hurt|cut|cutting|harm|harming) my ?self\\b",
      "\\bbetter off dead\\b|\\bgoodbye (forever|everyone|world)\\b|\\bsuicide note\\b",
      "\\b(take|taking|end|ending) my (own )?life\\b",
      "\\bthinking (about|of) (suicide|dying|death|killing my ?self)",
    ],
  },
  {
    id: "en.suicide.passive",
    kind: "suicide",
    tier: 2,
    why: "passive wish",
    any: [
      "\\b(don'?t|do not|dont) (want|wanna)( to)? (live|be here|be alive|exist|wake up)",
      "\\bno (reason|point) (to|in) (live|living)|\\btired of (living|life|being alive)",
      "\\bwant to disappear\\b|\\bcan'?t go on\\b|\\blife is not worth|\\bnot worth living",
      "\\bwish i (was|were) (never born|not here)|\\beveryone would be better",
    ],
  },
  {
    id: "en.abuse",
    kind: "abuse",
    tier: 1,
    why: "blows, neglect",
    any: [
      `\\b${FAMILY} (\\w+ ){0,3}${HITS}`,
      "\\b(child|kid|children|baby|elderly|son|daughter)('s)? (\\w+ ){0,3}(abus|being (hit|beaten|hurt)|neglect)",
      "\\b(abus(es|ed|ing) (me|my|him|her|us)|(sexual(ly)?|child|elder) abuse\\w*|molest\\w*|raped?\\b|touch(es|ed|ing) me)",
      "\\bwon'?t (let me eat|feed me)|\\bnot allowed to eat\\b|\\b(scared|afraid) to go home\\b",
      "\\bran away from home\\b",
    ],
  },
  {
    id: "en.abuse.now",
    kind: "abuse",
    tier: 0,
    why: "at this moment",
    any: [
      "\\b(is|are|being) (hitting|beating|kicking|hit|beaten|choking|attacking)( (me|him|her|us|my|a|the) ?\\w*)? (\\w+ )?(right )?now\\b",
      "\\bright now\\b[^。]{0,20}\\b(hitting|beating|kicking|hit|beaten|attacking)\\b",
      "\\b(screaming|crying) for help\\b",
    ],
  },
  {
    id: "en.dv",
    kind: "dv",
    tier: 1,
    why: "violence or control by a partner",
    any: [
      "\\b(he|she) (\\w+ ){0,2}(hit|hits|beat|beats|hurts?|chok\\w+|slap\\w*|punch\\w*|threatens?|threatened) me\\b",
      "\\b(afraid|scared) of (him|her)\\b",
      `\\b${PARTNER} (\\w+ ){0,4}(${HITS}|abus\\w*|threat\\w*|violen\\w*|control\\w*|yell\\w*|scream\\w*|lock\\w*|track\\w*|stalk\\w*|rape\\w*)`,
      `\\b${PARTNER} (\\w+ ){0,3}((checks?|reads?|took|takes|watch\\w*|monitor\\w*) my (phone|messages|line|passport|money|card)|(won'?t|doesn'?t|does not|never|refuses to)( \\w+)? (give|let) me)`,
      `\\bdomestic violence\\b|\\b(afraid|scared) of ${PARTNER}`,
      `\\b(ran|run|running|escape\\w*|fled|flee\\w*|hiding) from (\\w+ )?${PARTNER}`,
    ],
  },
  {
    id: "en.danger",
    kind: "danger",
    tier: 0,
    why: "life in danger",
    any: [
      "\\b(unconscious|not breathing|can'?t breathe|isn'?t breathing|stopped breathing|won'?t wake up|not responding|collapsed|bleeding (a lot|badly|heavily)|heart attack|having a stroke|call an ambulance)\\b",
      "\\b(with|has|holding|got) (a |his |her )?(knife|gun|weapon)\\b",
      "\\b(going to|gonna|will|wants to|trying to) kill me\\b",
      "\\bsomeone (is )?(broke|breaking|trying to break) in|\\bintruder\\b|\\bhouse is on fire\\b",
    ],
  },
  {
    id: "en.help",
    kind: "danger",
    tier: 1,
    why: "a bare cry for help",
    any: [
      "^(please |someone |somebody |sos )?(help|save) (me|us)( please| now)?。?$|^(help|sos)( help)*。?$",
      "\\b(somebody|someone) help me\\b",
    ],
  },
  {
    id: "en.destitution",
    kind: "destitution",
    tier: 1,
    why: "no food, roof, power",
    any: [
      "\\b(no|nothing|without|out of|run out of|can'?t (buy|afford)) (\\w+ )?(food|to eat|eat|milk|formula|diapers)\\b",
      "\\bhaven'?t eaten\\b|\\bnot eaten\\b|\\bstarving (for|since)",
      "\\bmy (kids?|children|baby) (is|are) hungry|\\b(have|got) no money (left|at all|for food|to eat)",
      "\\b(nowhere|no place|no where) to (sleep|stay|live|go)|\\bhomeless\\b(?! (shelter )?volunteer)",
      "\\b(sleeping|living|sleep|live) (in|on) (my |the |a )?(car|street|streets|park|station)",
      "\\b(electricity|power|gas|water) (\\w+ ){0,3}(cut off|shut off|turned off|been cut|was cut|stopped)",
      "\\bkicked out\\b",
    ],
  },
  {
    id: "en.notice",
    kind: "destitution",
    tier: 2,
    why: "a deadline",
    any: [
      "\\b(evict\\w*|eviction|foreclos\\w*|disconnection notice|shut ?off notice|seiz(e|ed|ure))\\b",
      "\\b(power|electricity|gas|water) (will be|is going to be|is about to be|about to be) (cut|shut|turned)",
      "\\bstalk(er|ing)\\b",
    ],
  },
];
