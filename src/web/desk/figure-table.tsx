type Cell = { text: string; strong?: boolean; alarming?: boolean };
type FigureTableProps = {
  caption: string;
  /** What the first column holds. */
  corner: string;
  columns: readonly string[];
  rows: readonly { key: string; name: string; cells: readonly Cell[] }[];
};

/** A table of numbers that scrolls in its own box, its first column staying in sight. */
export function FigureTable({ caption, corner, columns, rows }: FigureTableProps) {
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
        <table className="w-full border-collapse text-std-16N-170 [word-break:auto-phrase]">
          <caption className="sr-only">{caption}</caption>
          <thead className="bg-solid-gray-50 text-dns-14B-130">
            <tr>
              <th scope="col" className="sticky left-0 min-w-32 bg-solid-gray-50 px-3 py-2 text-left md:min-w-44">
                {corner}
              </th>
              {columns.map((name) => (
                <th key={name} scope="col" className="min-w-24 px-3 md:min-w-20 py-2 text-right align-bottom">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, cells }) => (
              <tr key={key} className="border-t border-solid-gray-300">
                <th scope="row" className="sticky left-0 bg-white px-3 py-2 text-left font-400">
                  {name}
                </th>
                {cells.map(({ text, strong, alarming }, place) => (
                  <td
                    key={columns[place]}
                    className={`px-3 py-2 text-right tabular-nums whitespace-nowrap ${strong === true ? "bg-blue-50 font-700" : ""} ${alarming === true ? "font-700 text-error-2" : ""}`}
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
