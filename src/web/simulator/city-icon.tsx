/** The account's round picture: the city's first letter. Decoration, the name stands beside it. */
export function CityIcon({ name }: { name: string }) {
  return (
    <span
      aria-hidden="true"
      className="grid size-9 shrink-0 place-items-center rounded-full bg-blue-900 text-dns-16B-130 text-white"
    >
      {name.slice(0, 1)}
    </span>
  );
}
