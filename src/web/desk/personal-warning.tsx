import type { PersonalKind } from "../../core/casework/personal-words.ts";
import { Banner } from "../shared/banner.tsx";
import { Button } from "../shared/button.tsx";
import { words } from "./words.ts";
import { workWords } from "./work-words.ts";

const text = workWords.personal;

/** Before personal data goes into LINE: what was noticed. Nobody is stopped; sending once more sends. */
export function PersonalWarning({ kinds, onBack }: { kinds: readonly PersonalKind[]; onBack: () => void }) {
  const found = kinds.map((kind) => text.kinds[kind]).join(words.and);
  return (
    <Banner
      tone="warning"
      title={text.title}
      actions={
        <Button look="plain" size="small" onClick={onBack}>
          {text.back}
        </Button>
      }
    >
      {text.lead(`${found}。`)}
    </Banner>
  );
}
