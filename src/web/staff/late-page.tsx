import { type ComponentType, useEffect, useState } from "react";
import { Failed } from "./failed.tsx";
import { Waiting } from "./waiting.tsx";
import { words } from "./words.ts";

/** `Page` shows itself when its code is there; `fetch` brings the code ahead of that, once. */
export type LatePage<P extends object> = { Page: ComponentType<P>; fetch: () => void };

/** A page whose code is fetched when somebody goes there, so that whoever came for the list does not wait for it. */
export function latePage<P extends object>(load: () => Promise<ComponentType<P>>): LatePage<P> {
  let there: ComponentType<P> | null = null;
  let coming: Promise<unknown> | null = null;
  const bring = () => {
    coming ??= load().then(
      (page) => {
        there = page;
      },
      (error: unknown) => {
        coming = null;
        throw error;
      },
    );
    return coming;
  };

  function Page(props: P) {
    const [failure, setFailure] = useState<Error | null>(null);
    const [, redraw] = useState(0);
    useEffect(() => {
      if (there !== null) return;
      bring().then(
        () => redraw(1),
        (error: unknown) => setFailure(error instanceof Error ? error : new Error("not fetched")),
      );
    }, []);
    const There = there;
    if (There !== null) return <There {...props} />;
    if (failure === null) return <Waiting />;
    // The line was down, or there is a newer version of everything: both are mended by loading anew.
    return <Failed title={words.pageMissing} error={failure} onAgain={() => location.reload()} />;
  }

  return { Page, fetch: () => void bring().catch(() => undefined) };
}
