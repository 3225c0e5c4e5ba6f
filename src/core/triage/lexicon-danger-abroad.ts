import type { DangerRule } from "./danger-rule.ts";

const PARTNER = "((my )?(ex ?)?(husband|wife|boyfriend|girlfriend|partner|fianc[eé]))";
const FAMILY =
  "((my )?(mom|mum|mother|dad|father|mommy|daddy|parents?|step ?(dad|father|mom|mother)|brother|uncle|caregiver))";
const HITS =
  "((hit|hits|hitting|beat|beats|beating|punch\\w*|kick\\w*|slap\\w*|chok\\w*|strangl\\w*|hurts?|hurting)( (me|us|him|her|my|the|on|at))?)";

/** English, and a few sure words of other languages. Romaji is read as kana first (romaji.ts). */
export const DANGER_RULES_ABROAD: readonly DangerRule[] = [
  {
    id: "en.suicide.now",
    kind: "suicide",
    tier: 0,
    why: "attempt or announcement",
    any: [
      "\\b(took|taken|swallowed|ate) (\\w+ ){0,4}(pills|tablets|sleeping|medicine|meds|medication)|\\boverdosed\\b|\\b(cut|slit) my (wrists?|arms?|throat)\\b",
      "\\b(going to|gonna|about to|will|i'?ll) (\\w+ ){0,2}(kill ?my ?self|end (it all|my life)|jump|hang my ?self|die) (\\w+ ){0,2}(now|right now|tonight)\\b|\\bon the (roof|bridge|ledge)\\b[^。]{0,30}(jump|die|end|goodbye)",
    ],
  },
  {
    id: "en.suicide",
    kind: "suicide",
    tier: 1,
    why: "wish, plan, self-harm",
    any: [
      "\\bkill ?(my ?self|me\\b(?! (with|if|when|for)))|\\b(want|wanna|wish|going|gonna|ready|rather|planning|plan)( to| i was| i were| i'?m)? (die|be dead|dead\\b|end (it all|my life|everything)|hang my ?self|jump off|not (be alive|exist|live))",
      "\\bsuicid(e|al)\\b|\\bself ?harm|\\b(hurt|cut|cutting|harm|harming) my ?self\\b|\\bbetter off dead\\b|\\bgoodbye (forever|everyone|world)\\b|\\bsuicide note\\b|\\btake my (own )?life\\b",
    ],
  },
  {
    id: "en.suicide.passive",
    kind: "suicide",
    tier: 2,
    why: "passive wish",
    any: [
      "\\b(don'?t|do not|dont) (want|wanna)( to)? (live|be here|be alive|exist|wake up)|\\bno (reason|point) (to|in) (live|living)|\\btired of (living|life|being alive)|\\bwant to disappear\\b|\\bcan'?t go on\\b|\\blife is not worth|\\bnot worth living|\\bwish i (was|were) (never born|not here)|\\beveryone would be better",
    ],
  },
  {
    id: "en.abuse",
    kind: "abuse",
    tier: 1,
    why: "blows, neglect",
    any: [
      `\\b${FAMILY} (\\w+ ){0,3}${HITS}`,
      "\\b(child|kid|children|baby|elderly|son|daughter)('s)? (\\w+ ){0,3}(abus|being (hit|beaten|hurt)|neglect)|\\b(abus(es|ed|ing) (me|my|him|her|us)|(sexual(ly)?|child|elder) abuse\\w*|molest\\w*|raped?\\b|touch(es|ed|ing) me)|\\bwon'?t (let me eat|feed me)|\\bnot allowed to eat\\b|\\b(scared|afraid) to go home\\b|\\bran away from home\\b",
    ],
  },
  {
    id: "en.abuse.now",
    kind: "abuse",
    tier: 0,
    why: "at this moment",
    any: [
      "\\b(is|are|being) (hitting|beating|kicking|hit|beaten|choking|attacking)( (me|him|her|us|my|a|the) ?\\w*)? (\\w+ )?(right )?now\\b|\\bright now\\b[^。]{0,20}\\b(hitting|beating|kicking|hit|beaten|attacking)\\b|\\b(screaming|crying) for help\\b",
    ],
  },
  {
    id: "en.dv",
    kind: "dv",
    tier: 1,
    why: "violence or control by a partner",
    any: [
      `\\b${PARTNER} (\\w+ ){0,4}(${HITS}|abus\\w*|threat\\w*|violen\\w*|control\\w*|yell\\w*|scream\\w*|lock\\w*|track\\w*|stalk\\w*|rape\\w*)`,
      `\\b${PARTNER} (\\w+ ){0,3}((checks?|reads?|took|takes|watch\\w*|monitor\\w*) my (phone|messages|line|passport|money|card)|(won'?t|doesn'?t|does not|never|refuses to)( \\w+)? (give|let) me)|\\bdomestic violence\\b|\\b(afraid|scared) of ${PARTNER}|\\b(ran|run|running|escape\\w*|fled|flee\\w*|hiding) from (\\w+ )?${PARTNER}`,
    ],
  },
  {
    id: "en.danger",
    kind: "danger",
    tier: 0,
    why: "life in danger",
    any: [
      "\\b(unconscious|not breathing|can'?t breathe|isn'?t breathing|stopped breathing|won'?t wake up|not responding|collapsed|bleeding (a lot|badly|heavily)|heart attack|having a stroke|call an ambulance)\\b",
      "\\b(with|has|holding|got) (a |his |her )?(knife|gun|weapon)\\b|\\b(going to|gonna|will|wants to|trying to) kill me\\b|\\bsomeone (is )?(broke|breaking|trying to break) in|\\bintruder\\b|\\bhouse is on fire\\b",
    ],
  },
  {
    id: "en.help",
    kind: "danger",
    tier: 1,
    why: "a bare cry for help",
    any: [
      "^(please |someone |somebody |sos )?(help|save) (me|us)( please| now)?。?$|^(help|sos)( help)*。?$|\\b(somebody|someone) help me\\b",
    ],
  },
  {
    id: "en.destitution",
    kind: "destitution",
    tier: 1,
    why: "no food, roof, power",
    any: [
      "\\b(no|nothing|without|out of|run out of|can'?t (buy|afford)) (\\w+ )?(food|to eat|eat|milk|formula|diapers)\\b|\\bhaven'?t eaten\\b|\\bnot eaten\\b|\\bstarving (for|since)|\\bmy (kids?|children|baby) (is|are) hungry|\\b(have|got) no money (left|at all|for food|to eat)",
      "\\b(nowhere|no place|no where) to (sleep|stay|live|go)|\\bhomeless\\b(?! (shelter )?volunteer)|\\b(sleeping|living|sleep|live) (in|on) (my |the |a )?(car|street|streets|park|station)|\\b(electricity|power|gas|water) (\\w+ ){0,3}(cut off|shut off|turned off|been cut|was cut|stopped)|\\bkicked out\\b",
    ],
  },
  {
    id: "en.notice",
    kind: "destitution",
    tier: 2,
    why: "a deadline",
    any: [
      "\\b(evict\\w*|eviction|foreclos\\w*|disconnection notice|shut ?off notice|seiz(e|ed|ure))\\b|\\b(power|electricity|gas|water) (will be|is going to be|is about to be|about to be) (cut|shut|turned)|\\bstalk(er|ing)\\b",
    ],
  },
  {
    id: "zh.danger",
    kind: "suicide",
    tier: 1,
    why: "Chinese: wish to die",
    any: [
      "(想|要)(自杀|自殺|去死|死(?!你|我了|我啦))|不想活|活不下去|结束(自己的)?生命|輕生|轻生|割腕|跳楼|跳樓|不想再活",
    ],
  },
  {
    id: "zh.overdose",
    kind: "suicide",
    tier: 0,
    why: "Chinese: pills taken",
    any: ["(吃|吞)(了|下)(很多|大量|一瓶|整瓶|好多|太多)[^。]{0,4}(药|藥)"],
  },
  {
    id: "zh.dv",
    kind: "dv",
    tier: 1,
    why: "Chinese: violence at home",
    any: [
      "家暴|(老公|丈夫|男朋友|老婆|他|爸爸|妈妈|父亲|母亲)[^。]{0,4}(打(我|孩子|人)(?!电话|電話)|虐待|威胁我)|被(老公|丈夫|爸爸|妈妈|男朋友)打",
    ],
  },
  { id: "zh.peril", kind: "danger", tier: 1, why: "Chinese: help", any: ["救命|救救我|要杀(了)?我|昏迷|没有呼吸"] },
  {
    id: "zh.need",
    kind: "destitution",
    tier: 1,
    why: "Chinese: no food, no roof",
    any: ["(没有?|沒有)(饭|东西|吃的|食物|钱吃饭|地方(住|睡))|没饭吃|没地方(住|睡)|无家可归|(停|断)(水|电)了"],
  },
  {
    id: "ko.suicide",
    kind: "suicide",
    tier: 1,
    why: "Korean: wish to die",
    any: [
      "(?<!배고파 |배고파서 |보고 ?싶어 |웃겨 |더워 |졸려 )죽고 ?싶|자살(?! ?예방)|살기 ?싫|살고 ?싶지 ?않|사라지고 ?싶|죽을 ?(거|래|생각)|손목을? ?(그|긋)",
    ],
  },
  {
    id: "ko.overdose",
    kind: "suicide",
    tier: 0,
    why: "Korean: pills taken",
    any: ["(약|수면제)(을|를)? ?(많이|한꺼번에|다) ?(먹었|삼켰)"],
  },
  {
    id: "ko.dv",
    kind: "dv",
    tier: 1,
    why: "Korean: violence at home",
    any: [
      "(남편|아빠|엄마|남자 ?친구|아버지|어머니)(이|가|한테|에게)?[^。]{0,8}(때려|때린|때리|맞았|맞고|폭행|폭력)|가정 ?폭력|학대",
    ],
  },
  { id: "ko.peril", kind: "danger", tier: 1, why: "Korean: help", any: ["살려 ?(주|줘)|의식이 없|숨을 (안|못) ?쉬"] },
  {
    id: "ko.need",
    kind: "destitution",
    tier: 1,
    why: "Korean: no food, no roof",
    any: ["먹을 ?(것|게|거)(이|도)? ?없|(잘|갈) ?(곳|데)(이|가|도)? ?없|굶(고|었)"],
  },
  {
    id: "vi.suicide",
    kind: "suicide",
    tier: 1,
    why: "Vietnamese: wish to die",
    any: ["muốn chết|muon chet|tự tử|tự sát|không muốn sống|khong muon song|kết thúc cuộc (đời|sống)"],
  },
  {
    id: "vi.dv",
    kind: "dv",
    tier: 1,
    why: "Vietnamese: violence at home",
    any: [
      "chồng (\\p{L}+ ){0,2}đánh|chong (\\p{L}+ ){0,2}danh|(bố|mẹ|bạn trai) (\\p{L}+ ){0,2}đánh|bị đánh|bạo (lực|hành)",
    ],
  },
  {
    id: "vi.peril",
    kind: "danger",
    tier: 1,
    why: "Vietnamese: help",
    any: ["cứu (tôi|em|con|với)|bất tỉnh|không thở"],
  },
  {
    id: "vi.need",
    kind: "destitution",
    tier: 1,
    why: "Vietnamese: no food, no roof",
    any: ["không (còn |có )+(gì (để )?ăn|đồ ăn|thức ăn|chỗ (ở|ngủ)|tiền (mua đồ )?ăn)"],
  },
  {
    id: "pt.suicide",
    kind: "suicide",
    tier: 1,
    why: "Portuguese: wish to die",
    any: [
      "(quero|vou|queria|vontade de) (morrer(?! de (rir|fome|vergonha))|me matar(?! de))|n[aã]o (quero|aguento) mais viver|suic[ií]dio|tirar minha (própria )?vida|tomei (muitos|todos os|um monte de) (rem[eé]dios|comprimidos)",
    ],
  },
  {
    id: "pt.dv",
    kind: "dv",
    tier: 1,
    why: "Portuguese: violence at home",
    any: [
      "(marido|namorado|esposo|pai|m[aã]e|companheiro) (\\p{L}+ ){0,2}(me )?(bate|bateu|agride|agrediu|amea[cç]a|batendo)|viol[eê]ncia dom[eé]stica|apanho d",
    ],
  },
  {
    id: "pt.peril",
    kind: "danger",
    tier: 1,
    why: "Portuguese: help",
    any: ["\\bsocorro\\b|me ajud(a|em) por favor agora|inconsciente|n[aã]o est[aá] respirando"],
  },
  {
    id: "pt.need",
    kind: "destitution",
    tier: 1,
    why: "Portuguese: no food, no roof",
    any: [
      "n[aã]o (tenho|temos|tem) (mais )?(nada para comer|o que comer|comida|onde (dormir|morar|ficar))|cortaram (a |o )?(luz|[aá]gua|g[aá]s)|passando fome",
    ],
  },
  {
    id: "tl.suicide",
    kind: "suicide",
    tier: 1,
    why: "Tagalog: wish to die",
    any: ["gusto ?ko ?na(ng)? ?mamatay|magpakamatay|ayoko na(ng)? mabuhay|magpapakamatay"],
  },
  {
    id: "tl.dv",
    kind: "dv",
    tier: 1,
    why: "Tagalog: violence at home",
    any: ["(sinasaktan|binubugbog|sinusuntok|sinasampal|pinapalo) (ako|kami|niya|ng)"],
  },
  {
    id: "tl.need",
    kind: "destitution",
    tier: 1,
    why: "Tagalog: no food, no roof, help",
    any: [
      "wala(ng)? (na )?(akong |kaming )?(makain|pagkain|matulugan|matirhan|matutuluyan)|saklolo|tulungan (ninyo|nyo|mo) (ako|kami)",
    ],
  },
  {
    id: "ne.suicide",
    kind: "suicide",
    tier: 1,
    why: "Nepali: wish to die",
    any: ["मर्न मन|आत्महत्या|बाँच्न मन (लाग्दैन|छैन)|मर्न चाहन्छु"],
  },
  {
    id: "ne.dv",
    kind: "dv",
    tier: 1,
    why: "Nepali: violence at home",
    any: ["(श्रीमान|बुबा|आमा|पति)(ले)?[^。]{0,12}(कुट|पिट|हिर्का)"],
  },
  {
    id: "ne.need",
    kind: "destitution",
    tier: 1,
    why: "Nepali: no food, no roof",
    any: ["(खाने कुरा|खाना|बस्ने ठाउँ|सुत्ने ठाउँ) छैन|मलाई बचाउ"],
  },
];
