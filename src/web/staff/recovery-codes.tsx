import { Button } from "../shared/button.tsx";
import { accountWords } from "./account-words.ts";

const say = accountWords.enrol;

/** The recovery codes, shown once, to be written down or printed. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <>
      <p className="text-std-16N-170">{say.recovery}</p>
      <ol className="grid list-decimal grid-cols-1 gap-x-16 gap-y-1 rounded-12 border border-solid-gray-300 py-4 pr-6 pl-12 font-mono text-std-17N-170 sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <Button look="plain" className="print:hidden" onClick={() => print()}>
        {say.print}
      </Button>
    </>
  );
}
