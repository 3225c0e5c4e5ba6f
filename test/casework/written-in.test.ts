import { expect, test } from "vitest";
import { shippedTriageModel } from "../../src/content/shipped-triage-model.ts";
import { writtenIn } from "../../src/core/casework/written-in.ts";
import type { Language } from "../../src/core/language.ts";

const VIETNAMESE = "Tôi nợ rất nhiều tiền và không trả được tiền thuê nhà.";

test.each<{ texts: string[]; spoken: Language; heard: string | null }>([
  { texts: [VIETNAMESE], spoken: "ja-easy", heard: "vi" },
  // A short answer tells nothing; what she wrote before it does.
  { texts: [VIETNAMESE, "OK"], spoken: "ja-easy", heard: "vi" },
  { texts: ["我欠了很多钱，付不起房租。"], spoken: "ja-easy", heard: "zh" },
  { texts: ["I have debts and cannot pay my rent"], spoken: "en", heard: null },
  { texts: ["I have debts and cannot pay my rent"], spoken: "ja", heard: "en" },
  // Somebody helps her, or she writes Japanese by now.
  { texts: [VIETNAMESE, "家賃が払えなくて、とても困っています"], spoken: "ja-easy", heard: null },
  { texts: [], spoken: "ja", heard: null },
])("$texts, spoken to in $spoken: $heard", ({ texts, spoken, heard }) => {
  expect(writtenIn(texts, spoken, shippedTriageModel())).toBe(heard);
});
