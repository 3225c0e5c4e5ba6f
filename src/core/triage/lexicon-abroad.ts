import type { StorySign } from "./story-sign.ts";

/** English stories, and sure words of Chinese, Korean, Vietnamese, Portuguese, Tagalog and Nepali. */
export const SIGNS_ABROAD: readonly StorySign[] = [
  {
    id: "en.elderly",
    adds: { elderly: 2.2 },
    topics: ["care"],
    marks: ["care", "elder"],
    any: [
      "\\b(elderly|nursing (care|home)|care ?manager|long ?term care|old(er)? (parent|mother|father|people|person)|aging (parent|mother|father)\\w*|grand(mother|father|ma|pa|parents?)|my (\\d\\d ?year ?old|aged) (mother|father|mom|dad)|caregiver|caring for my (mother|father|mom|dad|parents?))\\b",
    ],
  },
  {
    id: "en.dementia",
    adds: { elderly: 2.5 },
    topics: ["care"],
    marks: ["dementia", "care"],
    any: [
      "\\b(dementia|alzheimer\\w*|forgets everything|forgetful|memory loss|losing (his|her) memory|wander(s|ing)? (off|around|at night))\\b",
    ],
  },
  {
    id: "en.disability",
    adds: { disability: 2.4 },
    topics: ["health"],
    marks: ["disability"],
    any: [
      "\\b(disab\\w+|handicap\\w*|wheelchair|autis\\w+|adhd|deaf|blind|mental(ly)? (illness|ill|health)|depress(ed|ion)|schizophreni\\w+|bipolar|panic (attacks?|disorder)|anxiety|psychiatr\\w+|epilep\\w+|down syndrome|special needs)\\b",
    ],
  },
  {
    id: "en.illness",
    adds: { disability: 1.2 },
    topics: ["health"],
    marks: ["illness"],
    any: ["\\b(sick|ill|illness|disease|hospital|surgery|cancer|injur\\w+|can'?t sleep|insomnia|diabetes|medical)\\b"],
  },
  {
    id: "en.child",
    adds: { child: 2 },
    topics: ["childcare"],
    marks: ["minor"],
    any: [
      "\\b(child ?care|day ?care|nursery|kindergarten|parenting|my (\\w+ )?(son|daughter|kids?|child|children|baby|toddler)|newborn|raising (a |my |two |three )?(kids?|child\\w*)|crying baby|breast ?feed\\w*)\\b",
    ],
  },
  {
    id: "en.school",
    adds: { child: 2 },
    topics: ["withdrawal"],
    marks: ["no-school", "minor"],
    any: [
      "\\b(school refusal|(won'?t|doesn'?t want to|refuses to|hates?|stopped|can'?t|not) (go(ing)? )?(to )?(go to )?school|bull(y|ied|ying))\\b",
    ],
  },
  {
    id: "en.pregnant",
    adds: { child: 2.5 },
    topics: ["childcare"],
    marks: ["pregnant"],
    any: ["\\b(pregnan(t|cy)|expecting a baby|give birth|giving birth|abortion|postpartum)\\b"],
  },
  {
    id: "en.single",
    adds: { child: 1.7, poverty: 0.6 },
    topics: ["childcare"],
    marks: ["single-parent", "minor"],
    any: ["\\b(single (mother|father|mom|mum|dad|parent)|raising (my |the )?\\w+ alone|child support)\\b"],
  },
  {
    id: "en.money",
    adds: { poverty: 2.2 },
    topics: ["income"],
    marks: ["money"],
    any: [
      "\\b(no money|money (problems?|trouble|is gone)|(not|don'?t have) enough money|can'?t afford|poor|poverty|welfare benefits?|public assistance|financial\\w*|broke\\b(?! (in|my|the|down|up))|make ends meet|living expenses|low income)\\b",
    ],
  },
  {
    id: "en.rent",
    adds: { poverty: 2.5 },
    topics: ["rent", "housing"],
    marks: ["arrears", "money"],
    any: [
      "\\b((can'?t|cannot|couldn'?t|unable to|haven'?t|behind (on|with)|late (on|with)|not) (pay |paid |paying )?(my |the |our )?(rent|mortgage)|rent (is )?(late|overdue|arrears)|months? of rent|evict\\w+)\\b",
    ],
  },
  {
    id: "en.bills",
    adds: { poverty: 2.4 },
    topics: ["bills"],
    marks: ["arrears", "money"],
    any: [
      "\\b((can'?t|cannot|unable to|haven'?t) (pay|paid) (my |the |our )?(\\w+ )?(bills?|tax(es)?|insurance|pension|electricity|gas|water)|(electricity|gas|water|power) (was |is |has been |got |will be )?(cut|shut|turned) off)\\b",
    ],
  },
  {
    id: "en.debt",
    adds: { poverty: 2.3 },
    topics: ["debt"],
    marks: ["money"],
    any: ["\\b(debts?|loans?|owe|bankrupt\\w*|credit card|gambl\\w+)\\b"],
  },
  {
    id: "en.job",
    adds: { poverty: 2 },
    topics: ["job"],
    marks: ["no-work"],
    any: [
      "\\b(lost my job|no job|unemploy\\w+|jobless|(looking|look) for (a )?(job|work)|find (a )?(job|work)|got fired|was fired|laid off|can'?t work|out of work)\\b",
    ],
  },
  {
    id: "en.food",
    adds: { poverty: 2.5 },
    topics: ["food"],
    marks: ["money"],
    any: ["\\b(no food|nothing to eat|hungry|food bank|starv\\w+|(buy|for) food)\\b"],
  },
  {
    id: "en.roof",
    adds: { poverty: 2.3 },
    topics: ["housing"],
    marks: ["money"],
    any: [
      "\\b(homeless|nowhere to (live|sleep|stay|go)|no place to (live|sleep|stay)|kicked out|sleeping in (my|the|a) car|find (a )?(place to live|apartment))\\b",
    ],
  },
  {
    id: "en.work",
    adds: { other: 1.8, poverty: 1.2 },
    topics: ["work"],
    any: [
      "\\b(unpaid (wages|overtime|salary)|overtime|harass\\w+|my boss|(didn'?t|doesn'?t|not|hasn'?t) (pay|paid) (me|my (salary|wages))|working conditions|labor|workplace)\\b",
    ],
  },
  {
    id: "en.violence",
    adds: { other: 2.4 },
    topics: ["violence", "family"],
    marks: ["partner-violence", "violence"],
    any: [
      "\\b(domestic violence|abusive (husband|wife|partner|boyfriend|relationship)|(husband|wife|boyfriend|girlfriend|partner) (\\w+ ){0,3}(hit|hits|beat|beats|hurts?|abuse\\w*|threaten\\w*|control\\w*|yells?|checks? my phone|won'?t give me)|stalk\\w+)\\b",
    ],
  },
  {
    id: "en.fraud",
    adds: { other: 2.6 },
    topics: ["other"],
    marks: ["fraud"],
    any: [
      "\\b(scam\\w*|fraud|swindl\\w+|tricked|cancel (a |my |the )?(contract|subscription)|fake (bill|invoice|call))\\b",
    ],
  },
  {
    id: "en.foreign",
    adds: { other: 1.6 },
    topics: ["other"],
    marks: ["foreign"],
    any: [
      "\\b(visa|residence (card|status|permit)|immigration|foreign(er)?|(don'?t|can'?t|cannot) (speak|read|understand|write) (\\w+ )?japanese|(learn|study|speak) japanese|japanese (class(es)?|lessons?|language)|interpreter|translat\\w+|my country)\\b",
    ],
  },
  {
    id: "en.neighbour",
    adds: { other: 2 },
    topics: ["community"],
    marks: ["neighbour"],
    any: ["\\b(neighbo(u)?rs?|noise|noisy)\\b"],
  },
  {
    id: "en.family",
    adds: { other: 1.3 },
    topics: ["family"],
    any: [
      "\\b(divorc\\w+|custody|inheritance|family (problems?|fight\\w*)|fight(ing)? with my (husband|wife|family|parents))\\b",
    ],
  },
  {
    id: "en.died",
    adds: { other: 2 },
    topics: ["other"],
    marks: ["died"],
    any: ["\\b((passed away|died)(?! of)|funeral|bereave\\w+)\\b"],
  },
  {
    id: "en.formalities",
    adds: { other: 1.3 },
    topics: ["other"],
    any: [
      "\\b(garbage|trash|recycl\\w+|my ?number|city hall|opening hours|office hours|certificate|register(ing)? (my )?address|tax return)\\b",
    ],
  },
  {
    id: "en.withdrawal",
    adds: { poverty: 1.6 },
    topics: ["withdrawal"],
    marks: ["withdrawal"],
    any: [
      "\\b(hikikomori|shut ?in|(doesn'?t|never|won'?t|hasn'?t|can'?t) (leave|come out of|left|leaving) (his|her|the|my|their) (room|house))\\b",
    ],
  },
  {
    id: "en.lonely",
    adds: { other: 1.3 },
    topics: ["community"],
    marks: ["agitated"],
    any: ["\\b(lonely|no friends|isolated|all alone)\\b"],
  },
  {
    id: "abroad.poverty",
    adds: { poverty: 2.2 },
    topics: ["income"],
    marks: ["money"],
    any: [
      "没有?钱|没有?工作|失业|失業了|房租|欠(钱|债|租)|돈이? ?없|월세|집세|실업|일자리|빚",
      "không (còn |có )?tiền|mất việc|thất nghiệp|tiền (thuê )?nhà|nợ(?= |$)",
      "(n[aã]o (tenho|consigo)|sem) (dinheiro|emprego|trabalho|pagar)|desempregad|aluguel|d[ií]vida",
      "wala(ng)? (na )?(akong |kaming )?(pera|trabaho)|upa sa bahay|utang|पैसा छैन|काम छैन",
      "जागिर|ऋण|घर ?भाडा",
    ],
  },
  {
    id: "abroad.food",
    adds: { poverty: 2.4 },
    topics: ["food"],
    marks: ["money"],
    any: [
      "没(有)?(饭|吃的|东西吃)|먹을 ?(것|게|거)|không có gì ăn|(nada|o que) (para )?comer|comida",
      "walang (makain|pagkain)|खाने कुरा छैन",
    ],
  },
  {
    id: "abroad.child",
    adds: { child: 2.2 },
    topics: ["childcare"],
    marks: ["minor"],
    any: [
      "孩子|幼儿园|托儿所|怀孕|育儿|아이가|아기|어린이집|임신|육아|우리 ?애|con (tôi|em|mình|nhỏ)|nhà trẻ",
      "mang thai|có thai|em bé|(meu|minha|meus) (filh[oa]s?|beb[eê])|creche|gr[aá]vida",
      "(aking |ang )?anak( ko)?|buntis|sanggol|छोरा|छोरी|बच्चा|गर्भवती",
    ],
  },
  {
    id: "abroad.elderly",
    adds: { elderly: 2.2 },
    topics: ["care"],
    marks: ["care", "elder"],
    any: [
      "护理|老人|痴呆|失智|照顾(妈妈|母亲|父亲|爸爸|奶奶|爷爷)|간병|치매|요양|할머니|할아버지|노인",
      "người già|chăm sóc (mẹ|bố|ông|bà)|sa sút trí tuệ|idos[oa]|dem[eê]ncia|cuidar da minha m[aã]e",
      "matanda(ng)? (kong )?(nanay|tatay|magulang)|(lolo|lola) ko|वृद्ध|बुढा|हजुरआमा",
    ],
  },
  {
    id: "abroad.disability",
    adds: { disability: 2.2 },
    topics: ["health"],
    marks: ["disability"],
    any: [
      "残疾|残障|抑郁|自闭|精神病|장애|우울|khuyết tật|trầm cảm|tự kỷ|defici[eê]ncia|depress[aã]o",
      "autis(mo|ta)|may kapansanan|अपाङ्ग|डिप्रेसन",
    ],
  },
  {
    id: "abroad.foreign",
    adds: { other: 1.6 },
    topics: ["other"],
    marks: ["foreign"],
    any: [
      "签证|在留卡|不会(说)?日语|비자|일본어|체류|tiếng nhật|visto|n[aã]o falo japon[eê]s|japon[eê]s",
      "hindi (ako )?marunong.{0,6}(hapon|nihongo)|भिसा|जापानी भाषा",
    ],
  },
  {
    id: "abroad.violence",
    adds: { other: 2.4 },
    topics: ["violence", "family"],
    marks: ["partner-violence", "violence"],
    any: [
      "家暴|(老公|丈夫|男朋友)打我|가정 ?폭력|남편이 (저를 |나를 )?때|chồng (\\p{L}+ ){0,2}đánh",
      "bạo (lực|hành)|viol[eê]ncia dom[eé]stica|marido (\\p{L}+ )?(me )?bat|sinasaktan ako",
      "श्रीमान(ले)?.{0,10}कुट",
    ],
  },
];
