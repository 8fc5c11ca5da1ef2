type ColumnChartProps = {
  title: string;
  columns: readonly { name: string; short: string; values: readonly number[] }[];
  /** The meaning of each value of a column, in the order of the values. */
  parts: readonly string[];
  format: (value: number) => string;
};

const LOOKS = ["bg-accent", "bg-good"];

/** A column chart of counts in an order, such as stars or months; a table for screen readers. */
export function ColumnChart({ title, columns, parts, format }: ColumnChartProps) {
  const most = Math.max(...columns.flatMap(({ values }) => values), Number.MIN_VALUE);
  return (
    <section aria-label={title} className="card p-5 md:col-span-2">
      <h3 className="flex flex-wrap items-center gap-4 font-semibold">
        {title}
        {parts.length > 1 &&
          parts.map((part, at) => (
            <span key={part} className="flex items-center gap-1.5 text-xs font-normal text-quiet">
              <span aria-hidden className={`size-2.5 rounded-sm ${LOOKS[at]}`} />
              {part}
            </span>
          ))}
      </h3>
      <table className="mt-3 block">
        <tbody className="flex items-end gap-1.5">
          {columns.map(({ name, short, values }) => (
            <tr
              key={name}
              className="flex min-w-0 flex-1 flex-col-reverse"
              title={`${name}: ${values.map((value, at) => `${format(value)} ${parts[at] ?? ""}`).join(", ")}`}
            >
              <th scope="row" className="mt-1 truncate text-center text-[0.68rem] font-normal text-quiet">
                <span aria-hidden>{short}</span>
                <span className="sr-only">{name}</span>
              </th>
              <td className="flex h-28 items-end justify-center gap-px">
                {values.map((value, at) => (
                  <span
                    key={parts[at]}
                    className={`w-4 max-w-1/2 rounded-t-sm ${LOOKS[at]}`}
                    style={{ height: value === 0 ? 0 : `${Math.max(2, (100 * value) / most)}%` }}
                  >
                    <span className="sr-only">{`${format(value)} ${parts[at] ?? ""}`}</span>
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
