import { type FormEvent, useState } from "react";
import { Button } from "../shared/button.tsx";
import { Dialog } from "../shared/dialog.tsx";
import { TextField } from "../shared/field.tsx";
import { Icon } from "./icon.tsx";
import { samplePlaces } from "./sample-places.ts";
import type { Acts } from "./use-acts.ts";

type PlaceSheetProps = { cityId: string; acts: Acts; onClose: () => void };

/** Where the resident is: a town of the city at one tap, or any point by its coordinates. */
export function PlaceSheet({ cityId, acts, onClose }: PlaceSheetProps) {
  function share(place: { title: string | null; address: string | null; latitude: number; longitude: number }) {
    onClose();
    void acts.send({ act: "location", ...place });
  }
  const samples = samplePlaces(cityId);
  return (
    <Dialog title="場所を送る" onClose={onClose}>
      {samples.length > 0 ? (
        <ul className="grid grid-cols-2 gap-2">
          {samples.map((place) => (
            <li key={place.address}>
              <Button look="plain" className="w-full" onClick={() => share(place)}>
                <Icon name="place" className="size-5" />
                {place.title}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <details>
        <summary className="flex min-h-11 items-center text-std-16N-170 underline">緯度と経度で送る</summary>
        <PointForm onPoint={(point) => share({ title: null, address: null, ...point })} />
      </details>
    </Dialog>
  );
}

type Point = { latitude: number; longitude: number };

function PointForm({ onPoint }: { onPoint: (point: Point) => void }) {
  const [latitude, setLatitude] = useState("");
  const [longitude, setLongitude] = useState("");
  const [error, setError] = useState<string | null>(null);

  function submit(event: FormEvent) {
    event.preventDefault();
    const point = { latitude: degrees(latitude, 90), longitude: degrees(longitude, 180) };
    if (point.latitude === null || point.longitude === null) {
      setError("数字で書いてください。緯度は -90 から 90、経度は -180 から 180 です。");
      return;
    }
    onPoint({ latitude: point.latitude, longitude: point.longitude });
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4 pt-2">
      <TextField
        label="緯度"
        inputMode="decimal"
        value={latitude}
        onChange={(event) => setLatitude(event.target.value)}
      />
      <TextField
        label="経度"
        inputMode="decimal"
        value={longitude}
        error={error}
        onChange={(event) => setLongitude(event.target.value)}
      />
      <Button type="submit">この場所を送る</Button>
    </form>
  );
}

/** The number in the text, full-width digits too; null when there is none or it lies outside ±max. */
function degrees(text: string, max: number): number | null {
  const value = Number(text.normalize("NFKC").trim() || Number.NaN);
  return Number.isFinite(value) && Math.abs(value) <= max ? value : null;
}
