import { memo, useState } from "react";
import { LANGUAGES, type Language } from "../../../core/language.ts";
import { editWords } from "../edit-words.ts";
import type { EditFlow, EditStep } from "../flow/edit-step.ts";
import { Segments } from "../flow/small-fields.tsx";
import type { FlowEditor } from "../use-flow-editor.ts";
import { BubbleView } from "./bubble-view.tsx";
import { stepBubbles } from "./step-bubbles.ts";

const say = editWords.phone;

type StepPreviewProps = { editor: FlowEditor; flow: EditFlow; step: EditStep };

/** The phone beside the form: this step in the chosen language, as it is typed. */
export const StepPreview = memo(function StepPreview({ editor, flow, step }: StepPreviewProps) {
  const [language, setLanguage] = useState<Language>("ja");
  const bubbles = stepBubbles(editor, flow, step, language);
  return (
    <section aria-label={say.title} className="flex flex-col gap-3">
      <h2 className="text-std-17B-170">{say.title}</h2>
      <Segments
        label={say.language}
        options={LANGUAGES.map((each) => [each, say.languages[each]] as const)}
        value={language}
        onChange={setLanguage}
      />
      <div className="overflow-hidden rounded-24 border-4 border-solid-gray-800 bg-chat-sky">
        <p className="bg-chat-bar px-4 py-2 text-dns-16B-130">{say.city}</p>
        <div lang={language === "en" ? "en" : "ja"} className="flex min-h-64 flex-col gap-2 p-3">
          {bubbles.length === 0 ? (
            <p lang="ja" className="m-auto rounded-8 bg-white px-3 py-2 text-dns-14N-130">
              {say.silent}
            </p>
          ) : (
            bubbles.map((bubble, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: bubbles have no names; their order is what they are.
              <BubbleView key={index} bubble={bubble} />
            ))
          )}
        </div>
      </div>
    </section>
  );
});
