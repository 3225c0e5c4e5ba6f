import { Icon } from "./icon.tsx";

/**
 * The place of a picture that lies somewhere on the internet. The simulator fetches nothing from outside this machine, so it
 * shows where the picture comes from instead. `ratio` is LINE's "width:height".
 */
export function RemotePicture({ url, ratio }: { url: string; ratio: string }) {
  return (
    <span
      role="img"
      aria-label="画像（この体験版では表示しません）"
      title={url}
      style={{ aspectRatio: ratio.replace(":", "/") }}
      className="grid w-full place-items-center bg-solid-gray-100 text-solid-gray-700"
    >
      <Icon name="photo" className="size-8" />
    </span>
  );
}
