import type { ReactNode } from "react";
import type { City } from "../../core/city/city.ts";
import { Banner } from "../shared/banner.tsx";
import { Failed } from "../staff/failed.tsx";
import { names } from "../staff/names.ts";
import { Waiting } from "../staff/waiting.tsx";
import { HotlineCard } from "./hotline-card.tsx";
import { OfficeCard } from "./office-card.tsx";
import { useStudioCity } from "./studio-queries.ts";
import { receiverName, whoServes } from "./who-serves.ts";
import { words } from "./words.ts";

/** Who answers in this city, as its plan says; what the plan leaves open is said to be open. */
export function CityPage() {
  const found = useStudioCity();
  return (
    <>
      <title>{`${words.city.title}｜${words.name}`}</title>
      <h1 className="text-std-28B-150">
        {words.city.title}
        {found.data === undefined ? "" : `　${found.data.city.name}`}
      </h1>
      {found.isPending ? <Waiting /> : null}
      {found.isError ? <Failed title={words.failed} error={found.error} onAgain={() => void found.refetch()} /> : null}
      {found.data === undefined ? null : (
        <>
          <Plan city={found.data.city} stale={found.data.stale} />
          <Offices city={found.data.city} />
          <Rules city={found.data.city} />
        </>
      )}
    </>
  );
}

function Plan({ city, stale }: { city: City; stale: boolean }) {
  return (
    <Section title={words.city.plan}>
      <p className="text-std-17N-170">
        {city.plan.title}
        <br />
        {words.city.period(city.plan.from, city.plan.to)}
      </p>
      {stale ? (
        <Banner tone="warning" title={words.city.stale}>
          {city.plan.stale_note}
        </Banner>
      ) : (
        <p className="text-std-16N-170">{words.city.current}</p>
      )}
    </Section>
  );
}

function Offices({ city }: { city: City }) {
  const intake = city.agencies.filter(({ role }) => role === "intake");
  const others = city.agencies.filter(({ role }) => role !== "intake");
  return (
    <>
      <Section title={words.city.intake} aside={words.city.count(intake.length)}>
        <Cards>
          {intake.map((agency) => (
            <OfficeCard key={agency.id} city={city} office={agency} agency={agency} />
          ))}
        </Cards>
      </Section>
      <Section title={words.city.departments} aside={words.city.count(city.departments.length)}>
        <Cards>
          {city.departments.map((department) => (
            <OfficeCard key={department.id} city={city} office={department} agency={null} />
          ))}
        </Cards>
      </Section>
      <Windows city={city} />
      {others.length === 0 ? null : (
        <details className="rounded-12 border border-solid-gray-300 p-4">
          <summary className="min-h-11 text-std-17B-170">
            {words.city.others}　{words.city.count(others.length)}
          </summary>
          <Cards>
            {others.map((agency) => (
              <OfficeCard key={agency.id} city={city} office={agency} agency={agency} />
            ))}
          </Cards>
        </details>
      )}
    </>
  );
}

function Windows({ city }: { city: City }) {
  if (city.windows.length === 0) return null;
  return (
    <Section title={words.city.windows} lead={words.city.windowsLead}>
      <ul className="flex flex-col">
        {city.windows.map(({ key, name, topics, receiver }) => (
          <li key={key} className="border-b border-solid-gray-100 py-1 text-std-16N-170">
            <b className="font-700">{name}</b>
            {topics.length === 0 ? "" : `（${topics.map((topic) => names.topics[topic]).join(words.and)}）`} →{" "}
            {receiverName(city, receiver)}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Rules({ city }: { city: City }) {
  return (
    <>
      {city.areas.length === 0 ? null : (
        <Section title={words.city.areas} aside={words.city.count(city.areas.length)}>
          <dl className="grid gap-x-8 sm:grid-cols-2 lg:grid-cols-3">
            {city.areas.map((area) => (
              <div key={area.id} className="border-b border-solid-gray-100 py-1 text-std-16N-170">
                <dt className="font-700">{area.name}</dt>
                <dd className="text-solid-gray-800">{whoServes(city, area.id).join(words.and) || words.city.nobody}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      <Section
        title={words.city.deadlines}
        lead={city.answer_within.proposed ? words.city.proposed : words.city.decided}
      >
        <dl className="flex flex-wrap gap-x-8 gap-y-1 text-std-16N-170">
          {(["tier0", "tier1", "tier2", "tier3"] as const).map((tier) => (
            <div key={tier} className="flex gap-2">
              <dt className="text-solid-gray-700">{words.city.tier[tier]}</dt>
              <dd className="font-700">{words.city.within(city.answer_within.working_days[tier])}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={words.city.hotlines} aside={words.city.count(city.hotlines.length)}>
        <Cards>
          {city.hotlines.map((hotline) => (
            <HotlineCard key={hotline.id} hotline={hotline} />
          ))}
        </Cards>
      </Section>
    </>
  );
}

type SectionProps = { title: string; aside?: string; lead?: string; children: ReactNode };

function Section({ title, aside, lead, children }: SectionProps) {
  return (
    <section className="flex flex-col gap-3">
      <div>
        <h2 className="flex flex-wrap items-baseline gap-x-3 text-std-22B-150">
          {title}
          {aside === undefined ? null : <span className="text-std-16N-170 text-solid-gray-700">{aside}</span>}
        </h2>
        {lead === undefined ? null : <p className="text-std-16N-170 text-solid-gray-700">{lead}</p>}
      </div>
      {children}
    </section>
  );
}

function Cards({ children }: { children: ReactNode }) {
  return <ul className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">{children}</ul>;
}
