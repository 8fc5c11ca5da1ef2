import { Link } from "react-router";

type ColumnChartProps = {
  title: string;
  /** `to`: where the films of each value are. */
  columns: readonly { name: string; short: string; values: readonly number[]; to?: readonly string[] }[];
  /** The meaning of each value of a column, in the order of the values. */
  parts: readonly string[];
  format: (value: number) => string;
};

const LOOKS = ["bg-accent", "bg-good"];

/** A column chart of counts in an order, such as stars or months; a table for screen readers. */
export function ColumnChart({ title, columns, parts, format }: ColumnChartProps) {
  const most = Math.max(...columns.flatMap(({ values }) => values), Number.MIN_VALUE);
  return (
    <section aria-label={title} className="card p-5 md:col-span-full">
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
          {columns.map(({ name, short, values, to }) => (
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
                  <Column
                    key={parts[at]}
                    label={`${format(value)} ${parts[at] ?? ""}`}
                    heightPercent={value === 0 ? 0 : Math.max(2, (100 * value) / most)}
                    look={LOOKS[at] ?? ""}
                    to={value === 0 ? undefined : to?.[at]}
                  />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type ColumnProps = { label: string; heightPercent: number; look: string; to: string | undefined };

/** Too thin to be pressed well: the keyboard has a link of its own, which is shown while it has the focus. */
function Column({ label, heightPercent, look, to }: ColumnProps) {
  return (
    <span className={`relative w-4 max-w-1/2 rounded-t-sm ${look}`} style={{ height: `${heightPercent}%` }}>
      {to === undefined ? (
        <span className="sr-only">{label}</span>
      ) : (
        <>
          <Link to={to} tabIndex={-1} aria-hidden className="absolute inset-0 hover:bg-ink/25" />
          <Link
            to={to}
            className="sr-only focus:not-sr-only focus:absolute focus:bottom-full focus:z-10 focus:rounded-lg focus:bg-raised focus:px-2 focus:py-1 focus:text-xs focus:whitespace-nowrap"
          >
            {label}
          </Link>
        </>
      )}
    </span>
  );
}
