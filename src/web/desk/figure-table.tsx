type Cell = { text: string; strong?: boolean; alarming?: boolean };
type FigureTableProps = {
  caption: string;
  /** What the first column holds. */
  corner: string;
  columns: readonly string[];
  rows: readonly { key: string; name: string; cells: readonly Cell[] }[];
  /** On a phone each row stands by itself, its figures below its name; otherwise the table scrolls there. */
  stacks?: boolean;
};

const STACKED = {
  table: "max-sm:block max-sm:[&>tbody]:block",
  head: "max-sm:sr-only",
  row: "max-sm:block max-sm:py-2",
  name: "max-sm:static max-sm:block max-sm:py-1 max-sm:font-700",
  cell: "max-sm:flex max-sm:justify-between max-sm:gap-4 max-sm:px-3 max-sm:py-0.5 max-sm:whitespace-normal max-sm:wrap-anywhere max-sm:before:shrink-0 max-sm:before:font-400 max-sm:before:text-solid-gray-700 max-sm:before:content-[attr(data-name)]",
};
const NOT_STACKED: typeof STACKED = { table: "", head: "", row: "", name: "", cell: "" };

/** A table of numbers that scrolls in its own box, its first column staying in sight. */
export function FigureTable({ caption, corner, columns, rows, stacks = false }: FigureTableProps) {
  const phone = stacks ? STACKED : NOT_STACKED;
  return (
    <div className="flex flex-col gap-2">
      <p aria-hidden="true" className="text-std-16B-170">
        {caption}
      </p>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label={caption}
        className="overflow-x-auto rounded-12 border border-solid-gray-300"
      >
        <table
          className={`w-full border-collapse text-std-16N-170 max-md:wrap-anywhere md:wrap-break-word [word-break:auto-phrase] ${phone.table}`}
        >
          <caption className="sr-only">{caption}</caption>
          <thead className={`bg-solid-gray-50 text-dns-14B-130 ${phone.head}`}>
            <tr>
              <th scope="col" className="sticky left-0 min-w-24 bg-solid-gray-50 px-3 py-2 text-left md:min-w-44">
                {corner}
              </th>
              {columns.map((name) => (
                <th key={name} scope="col" className="min-w-16 px-2 py-2 text-right align-bottom">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, cells }) => (
              <tr key={key} className={`border-t border-solid-gray-300 ${phone.row}`}>
                <th scope="row" className={`sticky left-0 bg-white px-3 py-2 text-left font-400 ${phone.name}`}>
                  {name}
                </th>
                {cells.map(({ text, strong, alarming }, place) => (
                  <td
                    key={columns[place]}
                    data-name={columns[place]}
                    className={`${phone.cell} px-2 py-2 text-right tabular-nums whitespace-nowrap ${strong === true ? "bg-blue-50 font-700" : ""} ${alarming === true ? "font-700 text-error-2" : ""}`}
                  >
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
