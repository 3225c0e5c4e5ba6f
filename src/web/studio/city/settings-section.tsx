import { City } from "../../../core/city/city.ts";
import type { FieldWords } from "../../../core/studio/field-words.ts";
import { formFields } from "../../../core/studio/form-field.ts";
import { SETTING_WORDS } from "../../../core/studio/setting-words.ts";
import { CitySection } from "./city-section.tsx";
import { FieldInput } from "./field-input.tsx";
import type { CityEditor } from "./use-city-editor.ts";

export type Setting = keyof typeof SETTING_WORDS;

const FIELDS = formFields(City);

type SettingsSectionProps = { editor: CityEditor; title: string; lead?: string; names: readonly Setting[] };

/** Some of what city.yaml says by itself, as a form made from its schema. */
export function SettingsSection({ editor, title, lead, names }: SettingsSectionProps) {
  return (
    <CitySection title={title} lead={lead}>
      <div className="flex max-w-3xl flex-col gap-5">
        {names.map((name) => {
          const field = FIELDS[name];
          const said: FieldWords = SETTING_WORDS[name];
          if (field === undefined) return null;
          return (
            <FieldInput
              key={name}
              name={name}
              field={field}
              words={said}
              value={editor.settings[name]}
              editor={editor}
              onChange={(to) => editor.setSetting([name], to)}
            />
          );
        })}
      </div>
    </CitySection>
  );
}
