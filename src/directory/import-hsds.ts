import { z } from "zod";
import { Agency, type City, Hours } from "../core/city/city.ts";
import { officesOf } from "../core/directory/office.ts";
import { Domain } from "../core/domain.ts";
import type { Result } from "../core/result.ts";
import type { ImportedFile, ImportProblem, Incoming, OfficeField, OfficePatch } from "./directory-diff.ts";
import { HsdsService } from "./hsds.ts";
import { DOMAIN, FORM_LABELS, HOLIDAYS, hsdsId, MAPPED, OWN, YEAR_END } from "./hsds-names.ts";
import { readSchedules } from "./hsds-schedules.ts";

/** A page of an HSDS API, an organization with its services, a bare list, or one service. */
const Services = z.union([
  z.object({ contents: z.array(z.unknown()) }).transform(({ contents }) => contents),
  z.object({ services: z.array(z.unknown()) }).transform(({ services }) => services),
  z.array(z.unknown()),
  HsdsService.transform((service): unknown[] => [service]),
]);

/** Reads HSDS 3.x JSON as offices of this city. What a service does not mention is left as it is. */
export function importHsds(text: string, city: City): Result<ImportedFile, "json_broken" | "not_hsds"> {
  const json = parseJson(text);
  if (json === undefined) return { ok: false, error: "json_broken" };
  const services = Services.safeParse(json);
  if (!services.success) return { ok: false, error: "not_hsds" };
  const read = services.data.map((raw, place) => readService(raw, `${place + 1}件目`, city));
  return {
    ok: true,
    value: {
      offices: read.flatMap(({ office }) => office ?? []),
      left: read.flatMap(({ left }) => left ?? []),
      problems: read.flatMap(({ problems }) => problems),
      doubts: read.flatMap(({ doubts }) => doubts),
    },
  };
}

type ReadService = {
  office: Incoming | null;
  /** Whose it is, where it cannot be read whole. */
  left: Pick<Incoming, "id" | "name"> | null;
  problems: ImportProblem[];
  doubts: ImportProblem[];
};
type Part = { patch: OfficePatch; problems?: string[]; doubts?: string[] };

function readService(raw: unknown, place: string, city: City): ReadService {
  const parsed = HsdsService.safeParse(raw);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      at: place,
      column: issue.path.join("."),
      problem: `HSDSとして読めません（${issue.message}）`,
    }));
    const named = HsdsService.pick({ id: true, name: true }).safeParse(raw);
    const left = named.success ? { id: ownId(named.data, city), name: named.data.name } : null;
    return { office: null, left, problems, doubts: [] };
  }
  const service = parsed.data;
  const at = `${place}（${service.name}）`;
  const parts: [string, Part][] = [
    ["service", readScalars(service)],
    ["phones", readReach(service)],
    ["schedules", readHours(service)],
    ["service_areas", readAreas(service, city)],
    ["attributes", readAttributes(service)],
  ];
  const said = (which: "problems" | "doubts"): ImportProblem[] =>
    parts.flatMap(([column, part]) => (part[which] ?? []).map((problem) => ({ at, column, problem })));
  const patch: OfficePatch = Object.assign({}, ...parts.map(([, part]) => part.patch));
  const closed =
    service.status === "active"
      ? []
      : [{ at, column: "status", problem: `${service.status}：取りやめた窓口なら、手で消してください` }];
  const [id, name] = [patch.id ?? ownId(service, city), service.name];
  const office = said("problems").length > 0 ? null : { at, id, name, patch };
  return {
    office,
    left: office === null ? { id, name } : null,
    problems: said("problems"),
    doubts: [...said("doubts"), ...closed],
  };
}

/** Another tool may have kept our UUID and dropped our attributes. */
function ownId({ id }: Pick<HsdsService, "id">, city: City): string | null {
  return officesOf(city).find((office) => hsdsId(city.id, office.id) === id)?.id ?? null;
}

function readScalars(service: HsdsService): Part {
  const { alternate_name, description, url, assured_date, languages, minimum_age, maximum_age } = service;
  const addresses = service.service_at_locations?.map(({ location }) => location?.addresses?.[0]);
  const address = addresses?.[0];
  const orNull = (text: string | undefined) => (text === undefined || text === "" ? null : text);
  return {
    patch: {
      name: service.name,
      ...(alternate_name === undefined ? {} : { short: orNull(alternate_name) }),
      ...(description === undefined ? {} : { note: orNull(description) }),
      ...(url === undefined ? {} : { url: orNull(url) }),
      ...(assured_date === undefined ? {} : { assured: orNull(assured_date.slice(0, 10)) }),
      ...(addresses === undefined
        ? {}
        : { address: orNull([address?.address_1, address?.address_2].filter(Boolean).join("　")) }),
      ...(languages === undefined ? {} : { languages: languages.flatMap(({ code, name }) => code ?? name ?? []) }),
      ...(minimum_age === undefined && maximum_age === undefined
        ? {}
        : { ages: { from: minimum_age ?? null, to: maximum_age ?? null } }),
    },
  };
}

/** Telephones by their type, and the ways to write. A list that is there and says nothing of a fax says that there is none. */
function readReach({ phones, email, contacts, additional_urls }: HsdsService): Part {
  const ofType = (fax: boolean) => phones?.filter(({ type }) => (type?.toLowerCase() === "fax") === fax) ?? [];
  const [voices, faxes] = [ofType(false), ofType(true)];
  const form = additional_urls?.find(({ label }) => FORM_LABELS.test(label ?? ""))?.url;
  const address = email ?? contacts?.find((contact) => contact.email !== undefined)?.email;
  const twice = (name: string, all: readonly unknown[]) =>
    all.length > 1 ? [`${name}が2つ以上あります。最初のものだけを取り込みます`] : [];
  return {
    patch: {
      ...(phones === undefined ? {} : { phone: numberOf(voices[0]), fax: numberOf(faxes[0]) }),
      ...(address === undefined ? {} : { email: address === "" ? null : address }),
      ...(additional_urls === undefined ? {} : { form_url: form ?? null }),
    },
    doubts: [...twice("電話番号", voices), ...twice("FAX番号", faxes)],
  };
}

function numberOf(phone: NonNullable<HsdsService["phones"]>[number] | undefined): string | null {
  if (phone === undefined || phone.number === "") return null;
  return phone.extension === undefined ? phone.number : `${phone.number}（内線${phone.extension}）`;
}

function readHours({ schedules, attributes }: HsdsService): Part {
  if (schedules === undefined) return { patch: {} };
  if (schedules.length === 0) return { patch: { hours: null } };
  const openings = readSchedules(schedules);
  if (openings === null)
    return { patch: {}, problems: ["毎週の曜日と、日本の時刻（08:30）で書かれていない時間があります"] };
  const saidIn = (type: string) => attributes?.find(({ link_type }) => link_type === type)?.value;
  const holidays = z.boolean().safeParse(parseJson(saidIn(HOLIDAYS) ?? ""));
  const yearEnd = Hours.shape.year_end.safeParse(parseJson(saidIn(YEAR_END) ?? "null"));
  return {
    patch: {
      hours: {
        openings,
        closed_on_holidays: holidays.success ? holidays.data : true,
        year_end: yearEnd.success ? yearEnd.data : null,
      },
    },
    doubts: holidays.success ? [] : ["祝日のことが書かれていません。休みとして扱います"],
  };
}

/** An empty list is a part of the city whose borders are not known; the city's own name is the whole of it. */
function readAreas({ service_areas }: HsdsService, city: City): Part {
  if (service_areas === undefined) return { patch: {} };
  const names = service_areas.map(({ name }) => name ?? "");
  if (names.includes(city.name)) return { patch: { catchment: null } };
  const areas = names.map((name) => city.areas.find((area) => area.name === name || area.aliases.includes(name))?.id);
  const unknown = names.filter((_, at) => areas[at] === undefined);
  if (unknown.length > 0) {
    return {
      patch: {},
      problems: [`${unknown.join("・")} は areas.yaml にありません。町名を直すか、areas.yaml に加えてください`],
    };
  }
  return { patch: { catchment: areas.flatMap((id) => id ?? []) } };
}

/** Our own fields, each checked by its own schema; and the domains, when the file is of ours or names some. */
function readAttributes({ attributes }: HsdsService): Part {
  if (attributes === undefined) return { patch: {} };
  const own = Agency.keyof().options.filter((field) => !MAPPED.includes(field));
  const fields = own.flatMap((field) => {
    const attribute = attributes.find(({ link_type }) => link_type === OWN + field);
    return attribute === undefined ? [] : [readField(field, attribute.value ?? "")];
  });
  const codes = attributes.flatMap(({ link_type, taxonomy_term }) =>
    link_type === DOMAIN ? [taxonomy_term?.code] : [],
  );
  const domains = z.array(Domain).safeParse(codes);
  const saysDomains = codes.length > 0 || fields.length > 0;
  return {
    patch: Object.assign(
      saysDomains && domains.success ? { domains: domains.data } : {},
      ...fields.map(({ patch }) => patch),
    ),
    problems: [...fields.flatMap(({ problems }) => problems), ...(domains.success ? [] : ["知らない分野があります"])],
  };
}

function readField(field: OfficeField, value: string): { patch: OfficePatch; problems: string[] } {
  const parsed = Agency.shape[field].safeParse(parseJson(value));
  if (!parsed.success) return { patch: {}, problems: [`${OWN}${field} の値が読めません`] };
  return { patch: { [field]: parsed.data }, problems: [] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (failure) {
    if (failure instanceof SyntaxError) return undefined;
    throw failure;
  }
}
