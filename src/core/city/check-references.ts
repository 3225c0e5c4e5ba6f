import type { Agency, City } from "./city.ts";
import { type CityProblem, error } from "./city-problem.ts";
import { isNamed } from "./is-named.ts";

/** Whatever leads to an id finds somebody there. */
export function checkReferences(city: City): CityProblem[] {
  return [
    ...checkLead(city),
    ...city.agencies.flatMap((agency) => checkAgency(city, agency)),
    ...checkSuccessors(city),
    ...checkWindows(city),
    ...checkUrgent(city),
  ];
}

function checkLead({ departments, lead_department }: City): CityProblem[] {
  const lead = departments.find(({ id }) => id === lead_department);
  if (lead === undefined)
    return [
      error(
        "lead_department",
        `取りまとめ課「${lead_department}」が、課の一覧にありません`,
        "どの窓口にも決まらない相談が届く課です。課の一覧からえらぶか、課を足してください。",
      ),
    ];
  if (lead.status === "active") return [];
  return [
    error(
      `departments: ${lead.id}: status`,
      `取りまとめ課「${lead.name}」は休みにできません`,
      "だれも受けない相談が届く課です。「受け付けている」にするか、取りまとめ課を変えてください。",
    ),
  ];
}

function checkAgency(
  { departments, agencies, areas }: City,
  { id, name, department, at, catchment }: Agency,
): CityProblem[] {
  const known = department === null || departments.some((each) => each.id === department);
  const housed = at === null || (at !== id && agencies.some((each) => each.id === at));
  return [
    ...(known
      ? []
      : [
          error(
            `agencies: ${id}: department`,
            `「${name}」の所管課「${department}」が、課の一覧にありません`,
            "課をえらびなおすか、課を足してください。",
          ),
        ]),
    ...(housed
      ? []
      : [
          error(
            `agencies: ${id}: at`,
            `「${name}」が入っている窓口「${at}」がありません`,
            "入っている所をえらびなおすか、窓口を足してください。",
          ),
        ]),
    ...(catchment ?? [])
      .filter((area) => !areas.some((each) => each.id === area))
      .map((area) =>
        error(
          `agencies: ${id}: catchment`,
          `「${name}」の担当の地域「${area}」が、地域の一覧にありません`,
          "地域をえらびなおすか、地域を足してください。",
        ),
      ),
  ];
}

/** Who follows a closed office takes in cases herself: there is no chain of closed ones. */
function checkSuccessors({ departments, agencies }: City): CityProblem[] {
  const takingIn = [...departments, ...agencies.filter(({ role }) => role === "intake")].filter(
    ({ status }) => status !== "closed",
  );
  const offices = [
    ...departments.map((office) => ({ list: "departments", office })),
    ...agencies.map((office) => ({ list: "agencies", office })),
  ];
  return offices.flatMap(({ list, office: { id, name, successor } }) =>
    successor === null || (successor !== id && takingIn.some((each) => each.id === successor))
      ? []
      : [
          error(
            `${list}: ${id}: successor`,
            `「${name}」を引きつぐ所「${successor}」は、相談を受けていません`,
            "相談を受けている窓口か課をえらんでください。えらばなければ、次の窓口が受けます。",
          ),
        ],
  );
}

function checkWindows(city: City): CityProblem[] {
  const receivers = new Set([
    ...city.departments.map(({ id }) => id),
    ...city.agencies.filter((agency) => agency.role === "intake" && isNamed(city, agency)).map(({ id }) => id),
  ]);
  return city.windows
    .filter(({ receiver }) => !receivers.has(receiver))
    .map(({ key, name, receiver }) =>
      error(
        `windows: ${key}: receiver`,
        `「${name}」を受ける所「${receiver}」は、課でも、相談を受ける窓口でもありません`,
        "課か、相談を受ける窓口をえらんでください。",
      ),
    );
}

function checkUrgent({ departments, urgent: { receiver } }: City): CityProblem[] {
  if (receiver === null || departments.some(({ id }) => id === receiver)) return [];
  return [
    error(
      "urgent: receiver",
      `危険の知らせを受ける課「${receiver}」が、課の一覧にありません`,
      "課をえらびなおしてください。えらばなければ、取りまとめ課に届きます。",
    ),
  ];
}
