import { useMemo, useState } from "react";
import { CityMenu, fitsShippedPicture, MENU_SIZES } from "../../../core/city-menu.ts";
import type { MenuSave, StudioMenu } from "../../../core/studio/menu-view.ts";
import { Button } from "../../shared/button.tsx";
import { Failed } from "../../staff/failed.tsx";
import { Waiting } from "../../staff/waiting.tsx";
import type { OpenStudio } from "../draft/open-studio.ts";
import { Line, Segments, Tick } from "../flow/small-fields.tsx";
import { studioFailure } from "../studio-failure.ts";
import { words } from "../words.ts";
import { drawMenu } from "./draw-menu.ts";
import { MenuPicture, type OwnPicture } from "./menu-picture.tsx";
import { MenuRows } from "./menu-rows.tsx";
import { MenuState } from "./menu-state.tsx";
import { menuWords as say } from "./menu-words.ts";
import { useMenu, useMenuActs } from "./use-menu.ts";

/** The menu at the foot of the chat: its tiles by form, how it looks, and how it stands on LINE. */
export function MenuPage({ studio }: { studio: OpenStudio }) {
  const menu = useMenu(studio);
  // Kept here: the form begins anew with what was saved.
  const [said, setSaid] = useState<Said>(null);
  const { data } = menu;
  return (
    <>
      <title>{`${say.title}｜${words.name}`}</title>
      <div>
        <h1 className="text-std-28B-150">{say.title}</h1>
        <p className="text-std-16N-170">{say.lead}</p>
      </div>
      {menu.isPending ? <Waiting /> : null}
      {menu.isError ? <Failed title={words.failed} error={menu.error} onAgain={() => void menu.refetch()} /> : null}
      {data === undefined ? null : (
        <>
          <MenuState studio={studio} line={data.line} />
          <MenuForm key={`${data.files.menu} ${data.files.picture}`} {...{ studio, held: data, said, setSaid }} />
        </>
      )}
    </>
  );
}

type Said = { words: string; wrong: boolean } | null;
type Picture = { kind: "held" } | { kind: "drawn" } | { kind: "own"; picture: OwnPicture | null };

type MenuFormProps = { studio: OpenStudio; held: StudioMenu; said: Said; setSaid: (said: Said) => void };

function MenuForm({ studio, held, said, setSaid }: MenuFormProps) {
  const acts = useMenuActs(studio);
  const [menu, setMenu] = useState(held.menu);
  const [picture, setPicture] = useState<Picture>({ kind: "held" });
  const set = (change: Partial<CityMenu>) => {
    setMenu({ ...menu, ...change });
    setSaid(null);
  };
  const drawn = picture.kind === "drawn" || (picture.kind === "held" && held.picture.drawn);
  const look = useLook(menu, held, picture, drawn);
  const send = async () => {
    const parsed = CityMenu.safeParse(menu);
    if (!parsed.success) return setSaid({ words: say.wrong, wrong: true });
    const failure = await acts.save({ menu: parsed.data, picture: look.send, was: held.files });
    setSaid({ words: failure === null ? say.saved : studioFailure(failure), wrong: failure !== null });
  };
  const changed = menu !== held.menu || picture.kind !== "held";
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="flex flex-col gap-4">
        <HeadFields menu={menu} set={set} />
        <h2 className="text-std-20B-150">{say.rows}</h2>
        <MenuRows rows={menu.rows} onChange={(rows) => set({ rows })} />
      </div>
      <div className="flex flex-col gap-4 lg:sticky lg:top-4 lg:self-start">
        <MenuPicture
          {...{ menu, drawn, source: look.source, size: look.size }}
          own={picture.kind === "own" ? picture.picture : null}
          onDrawn={() => setPicture({ kind: "drawn" })}
          onOwn={(own) =>
            setPicture(own === null && !held.picture.drawn ? { kind: "held" } : { kind: "own", picture: own })
          }
        />
        <p role={said?.wrong === true ? "alert" : "status"} className={said?.wrong === true ? "text-error-2" : ""}>
          {said?.words}
        </p>
        <div className="flex flex-wrap gap-3">
          <Button disabled={!changed || !look.ready} onClick={() => void send()}>
            {say.save}
          </Button>
          {changed ? (
            <Button
              look="plain"
              onClick={() => {
                setMenu(held.menu);
                setPicture({ kind: "held" });
              }}
            >
              {say.drop}
            </Button>
          ) : null}
        </div>
      </div>
    </div>
  );
}

/** What holds for the menu as a whole. */
function HeadFields({ menu, set }: { menu: CityMenu; set: (change: Partial<CityMenu>) => void }) {
  return (
    <>
      <Line label={say.bar.label} hint={say.bar.hint} value={menu.bar} onChange={(bar) => set({ bar })} />
      <Tick label={say.open} value={menu.open} onChange={(open) => set({ open })} />
      <Tick label={say.over} value={menu.over_others} onChange={(over) => set({ over_others: over })} />
      <div className="flex flex-col gap-1">
        <p className="text-std-16B-170">{say.size.label}</p>
        <Segments
          label={say.size.label}
          options={[
            ["full", say.size.full],
            ["half", say.size.half],
          ]}
          value={menu.size}
          onChange={(size) => set({ size })}
        />
      </div>
    </>
  );
}

type Look = {
  source: string;
  size: { width: number; height: number };
  /** What goes along with the menu; null: the picture that is there stays. */
  send: MenuSave["picture"];
  ready: boolean;
};

/** Which picture is seen and sent: a chosen one, the one that is there, or one drawn from the labels because they are others now. */
function useLook(menu: CityMenu, held: StudioMenu, picture: Picture, drawn: boolean): Look {
  return useMemo((): Look => {
    if (picture.kind === "own" && picture.picture !== null) {
      const { base64, type, width, height } = picture.picture;
      const size = { width, height };
      return { source: `data:${type};base64,${base64}`, size, send: { base64, drawn: false }, ready: true };
    }
    const same = menu.size === held.menu.size && JSON.stringify(menu.rows) === JSON.stringify(held.menu.rows);
    const fits = !drawn || same || (held.menu.picture === "shipped" && fitsShippedPicture(menu));
    if (picture.kind !== "drawn" && fits) {
      const source = `/api/studio/menu/picture?of=${held.files.menu ?? ""}${held.files.picture ?? ""}`;
      return { source, size: held.picture, send: null, ready: picture.kind === "held" };
    }
    const source = drawMenu(menu);
    const send = { base64: source.replace(/^[^,]*,/, ""), drawn: true };
    return { source, size: MENU_SIZES[menu.size], send, ready: picture.kind !== "own" };
  }, [menu, held, picture, drawn]);
}
