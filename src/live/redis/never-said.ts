import type { ClaimsInDoubt } from "./claims-in-doubt.ts";
import type { Parts } from "./parts.ts";
import { integer } from "./reply.ts";

/**
 * What a turn was to say at once, and Redis did not answer in time whether it is committed: nobody here began to say it, so it is taken
 * back and said like everything else. Left alone it would be a reply of which nobody knows whether it went out, and never be said.
 */
export function makeNeverSaid({ run, names, due, now }: Parts, doubts: ClaimsInDoubt): () => Promise<void> {
  return async () => {
    for (let doubt = doubts.next(); doubt !== null; doubt = doubts.next()) {
      const { conversationId, fence } = doubt;
      const question = run("not-said", names.ofConversation(conversationId), [conversationId, now(), fence]);
      due.offer("speak", conversationId, integer(await doubts.during(doubt, question)));
    }
  };
}
