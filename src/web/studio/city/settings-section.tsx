import { City } from "../../../core/city/city.ts";
import { formFields } from "../../../core/studio/form-field.ts";
import { SETTING_WORDS } from "../../../core/studio/setting-words.ts";
import { CitySection } from "./city-section.tsx";
import { FieldInputs } from "./field-input.tsx";
import type { CityEditor } from "./use-city-editor.ts";

export type Setting = keyof typeof SETTING_WORDS;

const FIELDS = formFields(City);

type SettingsSectionProps = { editor: CityEditor; title: string; lead?: string; names: readonly Setting[] };

/** Some of what city.yaml says by itself, as a form made from its schema. */
export function SettingsSection({ editor, title, lead, names }: SettingsSectionProps) {
  return (
    <CitySection title={title} lead={lead}>
      <div className="max-w-4xl">
        <FieldInputs
          fields={FIELDS}
          words={Object.fromEntries(names.map((name) => [name, SETTING_WORDS[name]]))}
          values={editor.settings}
          editor={editor}
          onChange={(name, to) => editor.setSetting([name], to)}
        />
      </div>
    </CitySection>
  );
}
