import { Banner } from "../shared/banner.tsx";
import { Button } from "../shared/button.tsx";
import { FailedAnswer } from "../shared/query-json.ts";
import { failureWords } from "./failure-words.ts";
import { words } from "./words.ts";

/** Something could not be loaded: what, why, and a way to try again. */
export function Failed({ title, error, onAgain }: { title: string; error: Error; onAgain: () => void }) {
  return (
    <Banner
      tone="error"
      title={title}
      actions={
        <Button look="plain" onClick={onAgain}>
          {words.again}
        </Button>
      }
    >
      {error instanceof FailedAnswer ? failureWords(error.code) : null}
    </Banner>
  );
}
