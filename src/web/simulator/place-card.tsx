import { Icon } from "./icon.tsx";

type Place = { title: string | null; address: string | null; latitude: number; longitude: number };

/** A shared place. No map: it would have to come from outside this machine. */
export function PlaceCard({ title, address, latitude, longitude }: Place) {
  return (
    <div className="w-60 max-w-full overflow-hidden rounded-16 bg-white">
      <div className="grid h-20 place-items-center bg-green-50 text-green-900">
        <Icon name="place" className="size-8" />
      </div>
      <p className="px-4 pt-2 text-[1rem] leading-snug font-700">{title ?? "位置情報"}</p>
      <p className="px-4 pb-3 text-dns-14N-130 text-solid-gray-800">
        {address ?? `緯度 ${latitude}　経度 ${longitude}`}
      </p>
    </div>
  );
}
