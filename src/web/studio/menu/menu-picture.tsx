import { type ReactNode, useState } from "react";
import { type CityMenu, MENU_SIZES, pictureFault } from "../../../core/city-menu.ts";
import { imageSize } from "../../../core/image-size.ts";
import { boundsOf } from "../../../core/menu-layout.ts";
import { base64Of } from "../../shared/base64-of.ts";
import { FileButton } from "../file-button.tsx";
import { Segments } from "../flow/small-fields.tsx";
import { menuWords as say } from "./menu-words.ts";
import type { EditPicture, MenuEditor } from "./use-menu-editor.ts";

type MenuPictureProps = {
  editor: MenuEditor;
  menu: CityMenu;
  /** What lies over the picture. */
  children: ReactNode;
};

/** How the menu looks in the chat, and where its picture comes from. */
export function MenuPicture({ editor, menu, children }: MenuPictureProps) {
  const picture = menu.picture === "stored" ? editor.picture : null;
  const drawn = picture?.drawn ?? true;
  // Whether somebody wants a picture of the city's own, before she has chosen one.
  const [own, setOwn] = useState(false);
  const shown = drawn && !own ? "drawn" : "own";
  const draw = () => {
    setOwn(false);
    // Marked as drawn from nothing it is drawn anew.
    if (!drawn && picture !== null) editor.setPicture(say.done.picture, menu, { ...picture, drawn: true, of: "" });
  };
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-std-20B-150">{say.preview}</h2>
      <Phone menu={menu} picture={picture}>
        {children}
      </Phone>
      <Segments
        label={say.picture}
        options={[
          ["drawn", say.pictureOf.drawn],
          ["own", say.pictureOf.own],
        ]}
        value={shown}
        onChange={(next) => (next === "drawn" ? draw() : setOwn(true))}
      />
      {shown === "drawn" ? null : (
        <ChoosePicture
          own={drawn ? null : picture}
          onOwn={(base64) => {
            setOwn(false);
            editor.setPicture(say.done.picture, menu, { base64, drawn: false });
          }}
        />
      )}
    </section>
  );
}

function ChoosePicture({ own, onOwn }: { own: EditPicture | null; onOwn: (base64: string) => void }) {
  const [fault, setFault] = useState<string | null>(null);
  const take = async (chosen: File) => {
    const wrong = pictureFault(new Uint8Array(await chosen.arrayBuffer()));
    setFault(wrong === null ? null : say.faults[wrong]);
    if (wrong === null) onOwn(await base64Of(chosen));
  };
  const bytes = own === null ? null : bytesOf(own);
  const size = bytes === null ? null : imageSize(bytes);
  return (
    <>
      <FileButton
        label={say.choose}
        accept="image/png,image/jpeg"
        size="small"
        className="self-start"
        onChoose={(chosen) => void take(chosen)}
      />
      <p className="text-dns-14N-130">{say.areas}</p>
      {bytes === null || size === null ? null : (
        <p className="text-dns-14N-130">{say.chosen(size.width, size.height, bytes.length)}</p>
      )}
      {fault === null ? null : (
        <p role="alert" className="text-error-2">
          {fault}
        </p>
      )}
    </>
  );
}

function Phone({ menu, picture, children }: { menu: CityMenu; picture: EditPicture | null; children: ReactNode }) {
  const bytes = picture === null ? null : bytesOf(picture);
  const { width, height, type } = (bytes === null ? null : imageSize(bytes)) ?? {
    ...MENU_SIZES[menu.size],
    type: "image/png",
  };
  const source =
    picture === null ? "/api/studio/menu/picture" : `data:${type};base64,${picture.base64.replace(/\s/g, "")}`;
  return (
    <figure className="w-full max-w-96 overflow-hidden rounded-16 border border-solid-gray-420">
      <div className="relative" style={{ aspectRatio: `${width} / ${height}` }}>
        <img
          src={source}
          alt={boundsOf({ width, height }, menu)
            .map(({ tile }) => tile.label)
            .join("、")}
          className="size-full"
        />
        {children}
      </div>
      <figcaption className="border-t border-solid-gray-300 bg-white py-2 text-center text-dns-16N-130">
        {menu.bar} ▾
      </figcaption>
    </figure>
  );
}

function bytesOf({ base64 }: EditPicture): Uint8Array {
  return Uint8Array.from(atob(base64.replace(/\s/g, "")), (letter) => letter.charCodeAt(0));
}
