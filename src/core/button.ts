import { z } from "zod";

/**
 * What our buttons carry (LINE postback data, at most 300 characters): which consultation, which revision of the flow and
 * which question they belong to, so that an old button can be recognised. Never any content.
 * `t1|<session>|<revision>|<flow>.<step>|<value>`; commands and the engine's own questions use the step `!`.
 */
export const Button = z.strictObject({
  session: z.string(),
  revision: z.string(),
  place: z.string(),
  value: z.string(),
});
export type Button = z.infer<typeof Button>;

const PREFIX = "t1";

export function encodeButton(button: Button): string {
  return [PREFIX, button.session, button.revision, button.place, button.value].join("|");
}

/** null when the data is not from one of our buttons (another tool on the same account, a rich menu made elsewhere). */
export function decodeButton(data: string): Button | null {
  const [prefix, session, revision, place, ...value] = data.split("|");
  if (prefix !== PREFIX || session === undefined || revision === undefined || place === undefined) return null;
  return { session, revision, place, value: value.join("|") };
}

/** A command on a rich menu or in a quick reply works in every consultation: it is not tied to a session. */
export function commandButton(command: string): string {
  return encodeButton({ session: "*", revision: "*", place: "!", value: command });
}
