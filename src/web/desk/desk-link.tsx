import type { ComponentProps } from "react";
import { type DeskPlace, writeDeskPath } from "./desk-path.ts";
import { goTo } from "./use-desk-place.ts";

/** A link within the desk. It is a real one: it opens in a new tab, is copied, and works by keyboard. */
export function DeskLink({ to, ...rest }: Omit<ComponentProps<"a">, "href" | "onClick"> & { to: DeskPlace }) {
  return (
    <a
      {...rest}
      href={writeDeskPath(to)}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        goTo(to);
      }}
    />
  );
}
