import { Link } from "react-router";

export type BarRow = {
  name: string;
  value: number;
  valueLabel: string;
  note?: string | undefined;
  part?: number;
  /** Where its films are. */
  to?: string;
};

/** A bar chart that is a table for screen readers; `part` of a bar has a stronger colour; without one all of it has. */
export function BarChart({ title, rows }: { title: string; rows: readonly BarRow[] }) {
  const most = Math.max(...rows.map(({ value }) => value), Number.MIN_VALUE);
  if (rows.length === 0) return null;
  return (
    <section aria-label={title} className="card p-5">
      <h3 className="font-semibold">{title}</h3>
      <table className="mt-3 w-full text-sm">
        <tbody>
          {rows.map(({ name, value, valueLabel, note, part = value, to }) => (
            <tr key={name} title={note}>
              <th scope="row" className="max-w-40 truncate py-1 pr-3 text-left font-normal">
                {to === undefined ? (
                  name
                ) : (
                  <Link to={to} className="hover:underline">
                    {name}
                  </Link>
                )}
              </th>
              <td className="w-full">
                <Bar value={value / most} part={part / most} to={to} />
              </td>
              <td className="pl-3 text-right whitespace-nowrap tabular-nums">
                {valueLabel}
                {note && <span className="sr-only"> {note}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type BarProps = {
  /** Shares of the longest bar, 0 to 1. */
  value: number;
  part: number;
  to: string | undefined;
};

/** For the pointer a link, too; for others the name is the link. */
function Bar({ value, part, to }: BarProps) {
  const bar = (
    <span aria-hidden className="relative block h-2.5 rounded-full bg-line/40">
      <span className="absolute h-full rounded-full bg-accent/40" style={{ width: `${100 * value}%` }} />
      <span className="absolute h-full rounded-full bg-accent" style={{ width: `${100 * part}%` }} />
    </span>
  );
  if (to === undefined) return bar;
  return (
    <Link to={to} tabIndex={-1} aria-hidden className="block py-1.5 hover:brightness-125">
      {bar}
    </Link>
  );
}
