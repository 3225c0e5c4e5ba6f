import type { Agency, City, Department } from "../../core/city/city.ts";
import { describeHours } from "../../core/city/describe-hours.ts";
import { Button } from "../shared/button.tsx";
import { Chip } from "../shared/chip.tsx";
import { cityWords } from "./city/city-words.ts";
import { receiverName } from "./who-serves.ts";
import { words } from "./words.ts";

type OfficeCardProps = { city: City; office: Agency | Department; agency: Agency | null; onEdit: () => void };

/** An office with everything its city's plan says. What it does not say is 「市役所に確認中」, never a guess. */
export function OfficeCard({ city, office, agency, onEdit }: OfficeCardProps) {
  const text = words.city;
  return (
    <li className="flex min-w-0 flex-col gap-1 rounded-12 border border-solid-gray-300 p-4">
      <h3 className="flex flex-wrap items-center gap-2 text-std-17B-170">
        {office.name}
        {agency?.status === "temporarily_closed" ? (
          <Chip tone="yellow">{cityWords.fields.temporarily_closed}</Chip>
        ) : null}
        {office.id === city.lead_department ? <Chip tone="green">{text.leadDepartment}</Chip> : null}
      </h3>
      <dl className="flex flex-col text-std-16N-170">
        <Row name={text.domains} value={office.domains.map((domain) => city.domains[domain]).join(words.and) || "―"} />
        {agency === null ? null : <AgencyRows city={city} agency={agency} />}
        <Row name={text.phone} value={office.phone ?? words.unknown} />
        <Row name={text.hours} value={office.hours === null ? words.unknown : describeHours(office.hours, "ja")} />
        <Row name={text.source} value={office.source} />
      </dl>
      <Button
        look="plain"
        size="small"
        className="mt-auto self-start"
        aria-label={cityWords.title(office.name)}
        onClick={onEdit}
      >
        {cityWords.edit}
      </Button>
    </li>
  );
}

function AgencyRows({ city, agency }: { city: City; agency: Agency }) {
  const text = words.city;
  return (
    <>
      {agency.type === null ? null : <Row name={text.type} value={agency.type} />}
      {agency.department === null ? null : <Row name={text.department} value={receiverName(city, agency.department)} />}
      {agency.role === "intake" ? <Row name={text.catchment} value={catchment(city, agency)} /> : null}
      {agency.ages === null ? null : <Row name={text.ages} value={text.ageRange(agency.ages.from, agency.ages.to)} />}
      {agency.note === null ? null : <Row name={text.note} value={agency.note} />}
    </>
  );
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex gap-3">
      <dt className="w-24 shrink-0 text-solid-gray-700">{name}</dt>
      <dd className="min-w-0 whitespace-pre-line">{value}</dd>
    </div>
  );
}

function catchment(city: City, agency: Agency): string {
  if (agency.catchment === null) return words.city.wholeCity;
  if (agency.catchment.length === 0) return words.city.catchmentUnknown;
  return agency.catchment.map((id) => city.areas.find((area) => area.id === id)?.name ?? id).join(words.and);
}
