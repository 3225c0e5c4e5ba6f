import type { Effect } from "../effect.ts";
import type { Event } from "../event.ts";
import type { Script } from "../script.ts";
import type { Session } from "../session.ts";

/** What a conversation does next. Filled in by the engine; see the folder. */
export type Transition = (script: Script, session: Session, event: Event) => [Session, Effect[]];
