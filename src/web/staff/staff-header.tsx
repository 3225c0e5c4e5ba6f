import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { Me } from "../../core/casework/views.ts";
import { Button } from "../shared/button.tsx";
import { DemoBanner } from "../shared/demo-banner.tsx";
import { LanguageSwitch } from "../shared/language-switch.tsx";
import { names } from "./names.ts";
import { signOut } from "./sign-out.ts";
import { words } from "./words.ts";

type StaffHeaderProps = {
  me: Me;
  /** What the page is called. */
  name: string;
  /** Draws the link around the name: each page has its own way of going home. */
  home: (inside: ReactNode) => ReactNode;
  /** Links to other pages. */
  children?: ReactNode;
};

/** Whose page this is, and the way out. */
export function StaffHeader({ me, name, home, children }: StaffHeaderProps) {
  const client = useQueryClient();
  const [stuck, setStuck] = useState(false);
  const [menu, setMenu] = useState(false);
  // With nowhere to go to, language and the way out have room on a phone, too.
  const folds = children !== undefined;
  return (
    <div className="print:hidden">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-20 focus:rounded-8 focus:bg-white focus:p-3"
      >
        {words.skip}
      </a>
      <header className="border-b border-solid-gray-300 bg-white">
        {me.demo ? <DemoBanner /> : null}
        <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2 md:px-6">
          {home(
            <span className="flex min-h-11 items-center gap-3 py-1">
              <img src={new URL("../shared/icon.svg", import.meta.url).href} alt="" className="size-8" />
              <span className="text-std-20B-150">{words.product}</span>
              <span className="text-std-16N-170 text-solid-gray-700 max-sm:sr-only">{name}</span>
            </span>,
          )}
          <p className="min-w-0 lg:min-w-max text-std-16N-170 flex-1 text-right lg:whitespace-nowrap max-sm:order-last max-sm:basis-full max-sm:text-left">
            {placeOf(me).map((part) => `${part}　`)}
            <b className="inline-block font-700">{me.name}</b>
          </p>
          {folds ? (
            <Button
              look="plain"
              size="small"
              className="ml-auto sm:hidden"
              aria-expanded={menu}
              aria-controls="staff-menu"
              onClick={() => setMenu(!menu)}
            >
              {menu ? words.menu.close : words.menu.open}
            </Button>
          ) : null}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard a link is followed with a click, too. */}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the links in it are what is pressed. */}
          <div
            id="staff-menu"
            onClick={() => setMenu(false)}
            className={`ml-auto flex flex-wrap items-center max-lg:-mx-2 max-lg:basis-full lg:justify-end max-sm:mx-0 max-sm:grid max-sm:grid-cols-2 [&>*]:whitespace-nowrap ${menu || !folds ? "" : "max-sm:hidden"}`}
          >
            {children}
            <LanguageSwitch className="max-sm:justify-self-start max-sm:px-2" />
            <Button
              look="quiet"
              size="small"
              className="max-sm:justify-self-start max-sm:px-2"
              onClick={async () => setStuck(!(await signOut(client, sessionStorage)))}
            >
              {words.signIn.out}
            </Button>
          </div>
        </div>
        <p role="alert" className="text-center text-std-16B-170 text-error-2">
          {stuck ? words.signIn.stuck : ""}
        </p>
      </header>
    </div>
  );
}

/** Where she works and as what, unless her name says so already, as those of demo accounts do. */
function placeOf(me: Me): string[] {
  return [me.city.name, me.receiver?.name ?? words.wholeCity, names.roles[me.role]].filter(
    (part) => !me.name.includes(part),
  );
}
