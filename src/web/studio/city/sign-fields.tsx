import { staffNames } from "../../../core/casework/staff-names.ts";
import { Sign } from "../../../core/city/criterion.ts";
import { ABOUTS, DOMAINS } from "../../../core/domain.ts";
import { SIGN_TIERS } from "../../../core/studio/describe-sign.ts";
import { Button } from "../../shared/button.tsx";
import { Pick } from "../flow/small-fields.tsx";
import { NumberLine } from "./box-fields.tsx";
import { type Choice, choicesFor } from "./choices.ts";
import { cityWords } from "./city-words.ts";
import { fieldsOf } from "./pack-values.ts";
import { KINDS, type SignKind, signKind, signOf } from "./sign-kinds.ts";
import type { CityEditor } from "./use-city-editor.ts";

const say = cityWords.sign;

type SignFieldsProps = {
  label: string;
  hint: string;
  value: unknown;
  editor: CityEditor;
  onChange: (value: unknown) => void;
};

/** A criterion's sign by form: what is looked at, and of several, whether all or any of them. */
export function SignFields({ label, hint, value, editor, onChange }: SignFieldsProps) {
  const parsed = Sign.safeParse(value);
  const sign = parsed.success ? parsed.data : signOf("domains_at_least");
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="text-std-16B-170">{label}</legend>
      <p className="text-dns-14N-130 text-solid-gray-700">{hint}</p>
      <OneSign sign={sign} editor={editor} onChange={onChange} />
    </fieldset>
  );
}

type OneSignProps = { sign: Sign; editor: CityEditor; onChange: (sign: Sign) => void };

function OneSign({ sign, editor, onChange }: OneSignProps) {
  const kind = signKind(sign);
  return (
    <div className="flex min-w-0 flex-col gap-3 rounded-8 border border-solid-gray-300 p-3">
      <Pick
        label={say.look}
        value={kind}
        onChange={(to) => onChange(signOf(KINDS.find((each) => each === to) ?? "domains_at_least"))}
      >
        {KINDS.map((each) => (
          <option key={each} value={each}>
            {say.kinds[each]}
          </option>
        ))}
      </Pick>
      <SignValue kind={kind} sign={sign} editor={editor} onChange={onChange} />
    </div>
  );
}

function SignValue({ kind, sign, editor, onChange }: OneSignProps & { kind: SignKind }) {
  switch (kind) {
    case "all":
    case "any":
      return <Several kind={kind} sign={sign} editor={editor} onChange={onChange} />;
    case "without_consent":
    case "no_office":
      return null;
    case "domains_at_least":
    case "topics_at_least":
      return (
        <NumberLine
          label={say.howMany}
          hint={say.twoOrMore}
          nullable={false}
          min={2}
          value={numberIn(sign, kind)}
          onChange={(number) => number !== null && number >= 2 && onChange(Sign.parse({ [kind]: number }))}
        />
      );
    case "domain":
    case "pattern":
    case "about":
    case "danger_at_most": {
      const now = String(fieldsOf(sign)[kind]);
      return (
        <Pick
          label={say.value}
          value={now}
          onChange={(to) => onChange(Sign.parse({ [kind]: kind === "danger_at_most" ? Number(to) : to }))}
        >
          {choicesOf(kind, editor).map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Pick>
      );
    }
    default:
      return kind satisfies never;
  }
}

/** Several signs: each with a way to take it off, and one more. */
function Several({ kind, sign, editor, onChange }: OneSignProps & { kind: "all" | "any" }) {
  const parts = "all" in sign ? sign.all : "any" in sign ? sign.any : [];
  const set = (next: Sign[]) => onChange(kind === "all" ? { all: next } : { any: next });
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: signs have no names; their place is what they are.
        <div key={at} className="flex min-w-0 flex-col gap-1">
          <OneSign sign={part} editor={editor} onChange={(to) => set(parts.with(at, to))} />
          {parts.length < 2 ? null : (
            <Button look="quiet" size="small" className="self-start" onClick={() => set(parts.toSpliced(at, 1))}>
              {say.remove}
            </Button>
          )}
        </div>
      ))}
      <Button
        look="plain"
        size="small"
        className="self-start"
        onClick={() => set([...parts, signOf("domains_at_least")])}
      >
        {say.add}
      </Button>
    </div>
  );
}

function choicesOf(kind: "domain" | "pattern" | "about" | "danger_at_most", editor: CityEditor): Choice[] {
  switch (kind) {
    case "domain": {
      const names = fieldsOf(editor.settings.domains);
      return DOMAINS.map((value) => ({ value, name: String(names[value] ?? value) }));
    }
    case "pattern":
      return choicesFor(editor, "pattern");
    case "about":
      return ABOUTS.map((value) => ({ value, name: staffNames.abouts[value] }));
    case "danger_at_most":
      return Object.entries(SIGN_TIERS).map(([value, name]) => ({ value, name }));
    default:
      return kind satisfies never;
  }
}

function numberIn(sign: Sign, kind: string): number {
  return Number(fieldsOf(sign)[kind]);
}
