import { Hours } from "../../../core/city/city.ts";
import type { FieldWords } from "../../../core/studio/field-words.ts";
import type { FormField } from "../../../core/studio/form-field.ts";
import { optionName } from "../../../core/studio/option-words.ts";
import { Line, Pick, Segments, Tick } from "../flow/small-fields.tsx";
import { AgesFields } from "./ages-fields.tsx";
import { AreaFields } from "./area-fields.tsx";
import { LinesBox, NumberLine, TextBox, TickList } from "./box-fields.tsx";
import { type Choice, choicesFor } from "./choices.ts";
import { cityWords } from "./city-words.ts";
import { HoursFields } from "./hours-fields.tsx";
import { fieldsOf } from "./pack-values.ts";
import { SignFields } from "./sign-fields.tsx";
import type { CityEditor } from "./use-city-editor.ts";

const say = cityWords.fields;

export type FieldInputProps = {
  /** The field's name in the file; its values have names by it. */
  name: string;
  field: FormField;
  words: FieldWords;
  value: unknown;
  editor: CityEditor;
  onChange: (value: unknown) => void;
};

type FieldInputsProps = {
  fields: Readonly<Record<string, FormField>>;
  /** In the order in which people fill them in; a field without words is not shown. */
  words: Readonly<Record<string, FieldWords>>;
  values: Readonly<Record<string, unknown>>;
  editor: CityEditor;
  onChange: (name: string, value: unknown) => void;
};

/** The inputs of several fields, side by side where they are short and there is room. */
export function FieldInputs({ fields, words, values, editor, onChange }: FieldInputsProps) {
  return (
    <div className="grid min-w-0 gap-x-6 gap-y-5 md:grid-cols-2">
      {Object.entries(words).map(([name, said]) => {
        const field = fields[name];
        // A city without a list of areas has no catchments.
        const nowhere = said.leadsTo === "area" && editor.entries("areas").length === 0;
        if (field === undefined || nowhere) return null;
        return (
          <div key={name} className={isWide(field, said) ? "min-w-0 md:col-span-full" : "min-w-0"}>
            <FieldInput
              name={name}
              field={field}
              words={said}
              value={values[name]}
              editor={editor}
              onChange={(to) => onChange(name, to)}
            />
          </div>
        );
      })}
    </div>
  );
}

function isWide({ kind }: FormField, { long, leadsTo }: FieldWords): boolean {
  if (leadsTo !== undefined && kind !== "text") return true;
  return long === true || ["ticks", "hours", "group", "sign", "ages"].includes(kind);
}

/** The input for a field as its schema describes it. Empty is unknown where the schema knows unknown, never a guess. */
export function FieldInput(props: FieldInputProps) {
  const { name, field, words, value, editor, onChange } = props;
  const { label, hint } = words;
  if (words.leadsTo !== undefined) return <LeadingInput {...props} />;
  switch (field.kind) {
    case "text":
      return <TextInput {...props} />;
    case "url":
    case "date": {
      const change = (text: string) => onChange(text === "" && field.nullable ? null : text);
      const kind = field.kind === "date" ? "date" : "text";
      return <Line label={label} hint={hint} kind={kind} value={textOf(value)} onChange={change} />;
    }
    case "number": {
      const { nullable, min, max } = field;
      return <NumberLine {...{ label, hint, nullable, min, max, onChange }} value={numberOf(value)} />;
    }
    case "tick":
      return field.nullable ? <MaybeTick {...props} /> : <TickWithHint {...props} />;
    case "pick":
      return <PickOne {...props} options={field.options.map((each) => choiceOf(name, each, editor))} />;
    case "ticks": {
      const choices = field.options.map((each) => choiceOf(name, each, editor));
      return <TickList label={label} hint={hint} choices={choices} value={listOf(value)} onChange={onChange} />;
    }
    case "lines": {
      const change = (lines: string[]) => onChange(lines.length === 0 && field.nullable ? null : lines);
      return <LinesBox label={label} hint={hint} value={listOf(value)} onChange={change} />;
    }
    case "hours":
      return (
        <HoursFields
          {...{ label, hint, onChange }}
          empty={words.empty ?? say.hoursUnknown}
          nullable={field.nullable}
          value={hoursOf(value)}
        />
      );
    case "ages":
      return <AgesFields label={label} hint={hint} value={value} onChange={onChange} />;
    case "sign":
      return <SignFields label={label} hint={hint} value={value} editor={editor} onChange={onChange} />;
    case "group":
      return <Group {...props} fields={field.fields} />;
    case "other":
      return null;
    default:
      return field satisfies never;
  }
}

/** Ids are chosen by name. */
function LeadingInput(props: FieldInputProps) {
  const { field, words, value, editor, onChange } = props;
  const { leadsTo, label, hint } = words;
  if (leadsTo === undefined) return null;
  const choices = choicesFor(editor, leadsTo);
  if (leadsTo === "area") return <AreaFields {...{ label, hint, choices, onChange }} value={idsOf(value)} />;
  if (field.kind === "lines")
    return <TickList label={label} hint={hint} choices={choices} value={listOf(value)} onChange={onChange} />;
  return <PickOne {...props} options={choices} />;
}

function TextInput({ field, words, value, onChange }: FieldInputProps) {
  const { label, hint, long } = words;
  const change = (text: string) => onChange(text === "" && field.nullable ? null : text);
  if (long === true) return <TextBox label={label} hint={hint} value={textOf(value)} onChange={change} />;
  return <Line label={label} hint={hint} value={textOf(value)} onChange={change} />;
}

function PickOne({ field, words, value, options, onChange }: FieldInputProps & { options: readonly Choice[] }) {
  const now = textOf(value);
  const known = options.some((option) => option.value === now);
  return (
    <Pick label={words.label} hint={words.hint} value={now} onChange={(to) => onChange(to === "" ? null : to)}>
      {field.nullable ? (
        <option value="">{words.empty ?? say.notChosen}</option>
      ) : known ? null : (
        <option value="">{say.choose}</option>
      )}
      {known || now === "" ? null : <option value={now}>{say.gone(now)}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.name}
        </option>
      ))}
    </Pick>
  );
}

function TickWithHint({ words, value, onChange }: FieldInputProps) {
  return (
    <div>
      <Tick label={words.label} value={value === true} onChange={onChange} />
      <p className="text-dns-14N-130 text-solid-gray-700">{words.hint}</p>
    </div>
  );
}

function MaybeTick({ words, value, onChange }: FieldInputProps) {
  const answers = { yes: true, no: false, unknown: null };
  return (
    <Pick
      label={words.label}
      hint={words.hint}
      value={value === true ? "yes" : value === false ? "no" : "unknown"}
      onChange={(to) => onChange(to === "yes" || to === "no" ? answers[to] : null)}
    >
      <option value="unknown">{say.unknown}</option>
      <option value="yes">{say.yes}</option>
      <option value="no">{say.no}</option>
    </Pick>
  );
}

/** A section of its own; where it may be left out, it is opened first. */
function Group({
  field,
  words,
  value,
  fields,
  editor,
  onChange,
}: FieldInputProps & { fields: Readonly<Record<string, FormField>> }) {
  const now = fieldsOf(value);
  const empty = () => Object.fromEntries(Object.keys(fields).map((name) => [name, ""]));
  return (
    <fieldset className="flex min-w-0 flex-col gap-3 rounded-8 border border-solid-gray-300 p-3">
      <legend className="px-1 text-std-16B-170">{words.label}</legend>
      <p className="text-dns-14N-130 text-solid-gray-700">{words.hint}</p>
      {field.nullable ? (
        <Segments
          label={words.label}
          options={[
            ["off", say.leaveOut],
            ["on", say.writeIt],
          ]}
          value={value === null || value === undefined ? "off" : "on"}
          onChange={(to) => onChange(to === "on" ? empty() : null)}
        />
      ) : null}
      {value === null || value === undefined ? null : (
        <FieldInputs
          fields={fields}
          words={words.fields ?? {}}
          values={now}
          editor={editor}
          onChange={(name, to) => onChange({ ...now, [name]: to })}
        />
      )}
    </fieldset>
  );
}

function choiceOf(field: string, value: string, { settings }: CityEditor): Choice {
  const domains: Record<string, string> = Object.fromEntries(
    Object.entries(fieldsOf(settings.domains)).map(([id, name]) => [id, String(name)]),
  );
  return { value, name: optionName(field, value, domains) };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function numberOf(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function idsOf(value: unknown): string[] | null {
  return Array.isArray(value) ? value.map(String) : null;
}

function hoursOf(value: unknown): Hours | null {
  const parsed = Hours.safeParse(value);
  return parsed.success ? parsed.data : null;
}
