export type SamplePlace = { title: string; address: string; latitude: number; longitude: number };

/**
 * Towns to try the location button with, by city id. The address ends at the town, as no one's home is meant; the point is
 * somewhere in that town, to two decimals (about a kilometre).
 */
const PLACES: Record<string, readonly SamplePlace[]> = {
  mito: [
    { title: "三の丸", address: "茨城県水戸市三の丸", latitude: 36.38, longitude: 140.48 },
    { title: "赤塚", address: "茨城県水戸市赤塚", latitude: 36.38, longitude: 140.41 },
    { title: "内原町", address: "茨城県水戸市内原町", latitude: 36.37, longitude: 140.36 },
    { title: "元吉田町", address: "茨城県水戸市元吉田町", latitude: 36.35, longitude: 140.48 },
  ],
  kokubunji: [
    { title: "東元町", address: "東京都国分寺市東元町", latitude: 35.69, longitude: 139.48 },
    { title: "本多", address: "東京都国分寺市本多", latitude: 35.71, longitude: 139.48 },
    { title: "日吉町", address: "東京都国分寺市日吉町", latitude: 35.7, longitude: 139.46 },
    { title: "光町", address: "東京都国分寺市光町", latitude: 35.7, longitude: 139.45 },
    { title: "並木町", address: "東京都国分寺市並木町", latitude: 35.71, longitude: 139.46 },
  ],
  iwaki: [
    { title: "平", address: "福島県いわき市平", latitude: 37.06, longitude: 140.89 },
    { title: "小名浜", address: "福島県いわき市小名浜", latitude: 36.95, longitude: 140.91 },
  ],
  tsuruoka: [
    { title: "馬場町", address: "山形県鶴岡市馬場町", latitude: 38.73, longitude: 139.82 },
    { title: "温海", address: "山形県鶴岡市温海", latitude: 38.62, longitude: 139.59 },
  ],
  ueda: [
    { title: "大手", address: "長野県上田市大手", latitude: 36.4, longitude: 138.25 },
    { title: "丸子", address: "長野県上田市上丸子", latitude: 36.32, longitude: 138.27 },
  ],
};

/** Empty for a city without samples: the resident then gives the coordinates. */
export function samplePlaces(cityId: string): readonly SamplePlace[] {
  return PLACES[cityId] ?? [];
}
