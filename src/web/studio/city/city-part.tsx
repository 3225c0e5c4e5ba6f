import type { City } from "../../../core/city/city.ts";
import { LinkButton } from "../../shared/button.tsx";
import type { OpenStudio } from "../draft/open-studio.ts";
import type { CityPart as Part } from "./city-place.ts";
import { CitySection } from "./city-section.tsx";
import { cityWords } from "./city-words.ts";
import { DirectoryBox } from "./directory-box.tsx";
import { EntryList } from "./entry-list.tsx";
import { GapsTable } from "./gaps-table.tsx";
import { HotlineLists } from "./hotline-lists.tsx";
import type { Entry } from "./pack-values.ts";
import { PlanState } from "./plan-state.tsx";
import { SettingsSection } from "./settings-section.tsx";
import type { CityEditor } from "./use-city-editor.ts";
import { WhoWouldGet } from "./who-gets.tsx";
import { WhoServes } from "./who-serves.tsx";

/** `city`: the draft as it was last saved, where its files can be read; null while they cannot. */
type CityPartProps = { studio: OpenStudio; editor: CityEditor; part: Part; city: City | null };

/** One part of the city's page: what is looked at together, and how it is changed. */
export function CityPart({ studio, editor, part, city }: CityPartProps) {
  switch (part) {
    case "who":
      return (
        <>
          <PlanState settings={editor.settings} />
          <WhoWouldGet studio={studio} />
          <GapsTable studio={studio} />
          {city === null ? null : <WhoServes city={city} />}
        </>
      );
    case "offices":
      return (
        <>
          <EntryList
            editor={editor}
            list="agencies"
            {...cityWords.agencyTitles.intake}
            only={takesCases}
            movable={false}
          />
          <EntryList editor={editor} list="departments" />
          <DirectoryBox studio={studio} editor={editor} />
          <Elsewhere />
        </>
      );
    case "windows": {
      // Until somebody chooses, the lead department receives what is for nobody else.
      const begin = { receiver: editor.settings.lead_department };
      return <EntryList editor={editor} list="windows" begin={begin} />;
    }
    case "areas":
      return <EntryList editor={editor} list="areas" />;
    case "hotlines":
      return (
        <>
          <SettingsSection editor={editor} title={cityWords.settings.urgent} names={["urgent"]} />
          <HotlineLists editor={editor} />
        </>
      );
    case "meetings":
      return (
        <>
          <EntryList editor={editor} list="meetings" />
          <EntryList editor={editor} list="criteria" />
          <EntryList editor={editor} list="indicators" />
        </>
      );
    case "places": {
      const begin = { role: cityWords.roleOf.places };
      const only = (entry: Entry) => !takesCases(entry);
      return (
        <EntryList {...{ editor, only, begin }} list="agencies" {...cityWords.agencyTitles.others} movable={false} />
      );
    }
    case "rules":
      return <Rules editor={editor} />;
    default:
      return part satisfies never;
  }
}

function takesCases({ fields }: Entry): boolean {
  return fields.role === "intake";
}

function Rules({ editor }: { editor: CityEditor }) {
  const say = cityWords.settings;
  return (
    <>
      <SettingsSection editor={editor} title={say.city} names={["name", "names", "prefecture", "plan"]} />
      <SettingsSection
        editor={editor}
        title={say.routing}
        lead={say.routingLead}
        names={["domains", "lead_department", "unassigned", "hub"]}
      />
      <SettingsSection editor={editor} title={say.times} names={["answer_within", "deadlines"]} />
      <SettingsSection
        editor={editor}
        title={say.records}
        names={["retention", "idle_minutes", "confidential", "reply_on", "publishing"]}
      />
      <Elsewhere />
    </>
  );
}

/** What is about offices, too, and is said on the desk's pages. */
function Elsewhere() {
  return (
    <CitySection title={cityWords.noticesTitle} lead={cityWords.noticesLead}>
      <div className="flex flex-wrap gap-3">
        <LinkButton look="plain" size="small" href="/desk/notices">
          {cityWords.notices}
        </LinkButton>
        <LinkButton look="plain" size="small" href="/desk/directory">
          {cityWords.directory}
        </LinkButton>
      </div>
    </CitySection>
  );
}
