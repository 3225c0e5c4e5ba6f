import { type ClaimsInDoubt, makeClaimsInDoubt } from "./claims-in-doubt.ts";
import type { Parts } from "./parts.ts";
import { integer } from "./reply.ts";

/** `during`: a commit under way whose words are to be said at once. `takeBack`: those that Redis did not answer for. */
export type NeverSaid = Pick<ClaimsInDoubt, "during"> & { takeBack(): Promise<void> };

/**
 * What a turn was to say at once, and Redis did not answer in time whether it is committed: nobody here began to say it, so it is taken
 * back and said like everything else. Left alone it would be a reply of which nobody knows whether it went out, and never be said.
 */
export function makeNeverSaid({ run, names, due, now }: Parts): NeverSaid {
  const doubts = makeClaimsInDoubt();
  return {
    during: doubts.during,
    async takeBack() {
      for (let doubt = doubts.next(); doubt !== null; doubt = doubts.next()) {
        const { conversationId, fence } = doubt;
        const question = run("not-said", names.ofConversation(conversationId), [conversationId, now(), fence]);
        due.offer("speak", conversationId, integer(await doubts.during(doubt, question)));
      }
    },
  };
}
