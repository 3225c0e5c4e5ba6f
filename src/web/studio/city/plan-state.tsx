import { Banner } from "../../shared/banner.tsx";
import { words } from "../words.ts";
import { CitySection } from "./city-section.tsx";
import { type Fields, fieldsOf } from "./pack-values.ts";

/** The plan that the city's files were written from, and whether its time is over. */
export function PlanState({ settings }: { settings: Fields }) {
  const plan = fieldsOf(settings.plan);
  const [from, to] = [String(plan.from ?? ""), String(plan.to ?? "")];
  const stale = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10) > to;
  return (
    <CitySection title={words.city.plan}>
      <p className="text-std-17N-170">
        {String(plan.title ?? "")}
        <br />
        {words.city.period(from, to)}
      </p>
      {stale ? (
        <Banner tone="warning" title={words.city.stale}>
          {typeof plan.stale_note === "string" ? plan.stale_note : null}
        </Banner>
      ) : (
        <p className="text-std-16N-170">{words.city.current}</p>
      )}
    </CitySection>
  );
}
