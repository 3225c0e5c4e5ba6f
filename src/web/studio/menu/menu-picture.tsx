import { useRef, useState } from "react";
import { boundsOf, type CityMenu, MENU_SIZES, pictureFault } from "../../../core/city-menu.ts";
import { imageSize } from "../../../core/image-size.ts";
import { base64Of } from "../../shared/base64-of.ts";
import { Button } from "../../shared/button.tsx";
import { Segments } from "../flow/small-fields.tsx";
import { menuWords as say } from "./menu-words.ts";

/** A picture that somebody has chosen: its bytes as base64, and its size. */
export type OwnPicture = { base64: string; type: string; width: number; height: number; bytes: number };

type MenuPictureProps = {
  menu: CityMenu;
  /** Where the picture is to be seen: a data URL, or the draft's. */
  source: string;
  size: { width: number; height: number };
  drawn: boolean;
  own: OwnPicture | null;
  onDrawn: () => void;
  onOwn: (picture: OwnPicture | null) => void;
};

/** How the menu looks in the chat, and where its picture comes from. */
export function MenuPicture({ menu, source, size, drawn, own, onDrawn, onOwn }: MenuPictureProps) {
  const file = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  const take = async (chosen: File) => {
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    const wrong = pictureFault(bytes);
    const found = imageSize(bytes);
    setFault(wrong === null ? null : say.faults[wrong]);
    if (wrong === null && found !== null) onOwn({ ...found, base64: await base64Of(chosen), bytes: bytes.length });
  };
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-std-20B-150">{say.preview}</h2>
      <Phone menu={menu} source={source} size={size} drawn={drawn} />
      <Segments
        label={say.picture}
        options={[
          ["drawn", say.pictureOf.drawn],
          ["own", say.pictureOf.own],
        ]}
        value={drawn ? "drawn" : "own"}
        onChange={(next) => (next === "drawn" ? onDrawn() : onOwn(own))}
      />
      {drawn ? null : (
        <>
          <Button look="plain" size="small" className="self-start" onClick={() => file.current?.click()}>
            {say.choose}
          </Button>
          <p className="text-dns-14N-130">{say.areas}</p>
          {own === null ? null : <p className="text-dns-14N-130">{say.chosen(own.width, own.height, own.bytes)}</p>}
        </>
      )}
      {fault === null ? null : (
        <p role="alert" className="text-error-2">
          {fault}
        </p>
      )}
      <input
        ref={file}
        type="file"
        accept="image/png,image/jpeg"
        aria-label={say.choose}
        className="hidden"
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          event.target.value = "";
          if (chosen !== undefined) void take(chosen);
        }}
      />
    </section>
  );
}

type PhoneProps = Pick<MenuPictureProps, "menu" | "source" | "size" | "drawn">;

function Phone({ menu, source, size, drawn }: PhoneProps) {
  const part = (value: number, of: number) => `${(100 * value) / of}%`;
  const fields = boundsOf(MENU_SIZES[menu.size], menu.rows);
  const whole = MENU_SIZES[menu.size];
  return (
    <figure className="w-full max-w-96 overflow-hidden rounded-16 border border-solid-gray-420">
      <div className="relative" style={{ aspectRatio: `${size.width} / ${size.height}` }}>
        <img
          src={source}
          alt={menu.rows
            .flat()
            .map(({ label }) => label)
            .join("、")}
          className="size-full"
        />
        {drawn
          ? null
          : fields.map(({ tile, bounds }, at) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: a tile has no name but its place.
                key={at}
                aria-hidden="true"
                className="absolute overflow-hidden border-2 border-dashed border-red-900 bg-white/70 p-1 text-dns-14B-130"
                style={{
                  left: part(bounds.x, whole.width),
                  top: part(bounds.y, whole.height),
                  width: part(bounds.width, whole.width),
                  height: part(bounds.height, whole.height),
                }}
              >
                {tile.label}
              </span>
            ))}
      </div>
      <figcaption className="border-t border-solid-gray-300 bg-white py-2 text-center text-dns-16N-130">
        {menu.bar} ▾
      </figcaption>
    </figure>
  );
}
