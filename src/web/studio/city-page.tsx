import { type ReactNode, useState } from "react";
import type { City } from "../../core/city/city.ts";
import type { Splice } from "../../core/studio/edit.ts";
import { Banner } from "../shared/banner.tsx";
import { Button } from "../shared/button.tsx";
import { Failed } from "../staff/failed.tsx";
import { names } from "../staff/names.ts";
import { Waiting } from "../staff/waiting.tsx";
import { cityWords } from "./city/city-words.ts";
import { GapsTable } from "./city/gaps-table.tsx";
import { HotlineForm } from "./city/hotline-form.tsx";
import { OfficeForm } from "./city/office-form.tsx";
import { type CityEdits, useCityEdits, usePack } from "./city/use-pack.ts";
import { WhoWouldGet } from "./city/who-gets.tsx";
import type { OpenStudio } from "./draft/open-studio.ts";
import { HotlineCard } from "./hotline-card.tsx";
import { OfficeCard } from "./office-card.tsx";
import { studioFailure } from "./studio-failure.ts";
import { receiverName, whoServes } from "./who-serves.ts";
import { words } from "./words.ts";

/** Who answers in this city: offices and emergency numbers to edit, who would get what, and the rest of the plan to read. */
export function CityPage({ studio }: { studio: OpenStudio }) {
  const pack = usePack(studio);
  const edits = useCityEdits(studio);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [said, setSaid] = useState("");
  const [undo, setUndo] = useState<readonly Splice[]>([]);
  const city = pack.data ?? null;
  const takeBack = async () => {
    const answer = await edits.takeBack(undo);
    setSaid(typeof answer === "string" ? studioFailure(answer) : cityWords.undone);
    setUndo([]);
  };
  const onSaved = (answer: { undo: Splice[] } | string) => {
    if (typeof answer === "string") return;
    setEditing(null);
    setSaid(cityWords.saved);
    setUndo(answer.undo);
  };
  const close = () => setEditing(null);
  return (
    <>
      <title>{`${words.city.title}｜${words.name}`}</title>
      <h1 className="text-std-28B-150">
        {words.city.title}
        {city === null ? "" : `　${city.name}`}
      </h1>
      {pack.isPending ? <Waiting /> : null}
      {pack.isError ? <Failed title={words.failed} error={pack.error} onAgain={() => void pack.refetch()} /> : null}
      <p role="status" className="text-std-16N-170">
        {said}
        {undo.length === 0 ? null : (
          <Button look="quiet" size="small" onClick={() => void takeBack()}>
            {cityWords.undo}
          </Button>
        )}
      </p>
      {city === null ? null : (
        <>
          <Plan city={city} />
          <WhoWouldGet />
          <Offices city={city} onEdit={setEditing} />
          <GapsTable studio={studio} />
          <Rules city={city} onEdit={setEditing} />
        </>
      )}
      {city === null || editing?.list === undefined ? null : (
        <EditingForm city={city} editing={editing} edits={edits} onClose={close} onSaved={onSaved} />
      )}
    </>
  );
}

/** What is being edited: an office of a list, or an emergency number. */
type Editing = { list: "agencies" | "departments" | "hotlines"; id: string };
type OnEdit = (editing: Editing) => void;

type EditingFormProps = {
  city: City;
  editing: Editing;
  edits: CityEdits;
  onClose: () => void;
  onSaved: (answer: { undo: Splice[] } | string) => void;
};

function EditingForm({ city, editing: { list, id }, edits, onClose, onSaved }: EditingFormProps) {
  if (list === "hotlines") {
    const hotline = city.hotlines.find((each) => each.id === id);
    return hotline === undefined ? null : <HotlineForm {...{ hotline, edits, onClose, onSaved }} />;
  }
  const office =
    list === "agencies"
      ? city.agencies.find((each) => each.id === id)
      : city.departments.find((each) => each.id === id);
  return office === undefined ? null : <OfficeForm {...{ city, office, list, edits, onClose, onSaved }} />;
}

function Plan({ city }: { city: City }) {
  const stale = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10) > city.plan.to;
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

function Offices({ city, onEdit }: { city: City; onEdit: OnEdit }) {
  const intake = city.agencies.filter(({ role }) => role === "intake");
  const others = city.agencies.filter(({ role }) => role !== "intake");
  return (
    <>
      <Section title={words.city.intake} aside={words.city.count(intake.length)}>
        <Cards>
          {intake.map((agency) => (
            <OfficeCard
              key={agency.id}
              city={city}
              office={agency}
              agency={agency}
              onEdit={() => onEdit({ list: "agencies", id: agency.id })}
            />
          ))}
        </Cards>
      </Section>
      <Section title={words.city.departments} aside={words.city.count(city.departments.length)}>
        <Cards>
          {city.departments.map((department) => (
            <OfficeCard
              key={department.id}
              city={city}
              office={department}
              agency={null}
              onEdit={() => onEdit({ list: "departments", id: department.id })}
            />
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
              <OfficeCard
                key={agency.id}
                city={city}
                office={agency}
                agency={agency}
                onEdit={() => onEdit({ list: "agencies", id: agency.id })}
              />
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

function Rules({ city, onEdit }: { city: City; onEdit: OnEdit }) {
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
            <HotlineCard
              key={hotline.id}
              hotline={hotline}
              onEdit={() => onEdit({ list: "hotlines", id: hotline.id })}
            />
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
