import type { ReactNode } from "react";

export interface DataColumn<Row> {
  readonly key: string;
  readonly title: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand at the right, so that their digits are below each other. */
  readonly align?: "left" | "right";
  /** Classes of this column's cells; a function may look at the row. */
  readonly className?: string | ((row: Row) => string);
  /** Left out on a phone, where the other columns need the width. */
  readonly isMinor?: boolean;
}

interface DataTableProps<Row> {
  /** The first one names its row. */
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly className?: string;
}

const CELL = "py-1.5 pr-4 font-normal last:pr-0";

/** Figures in rows: a head, a line above each row, the first cell of a row as its heading. */
export function DataTable<Row>({ columns, rows, rowKey, className = "" }: DataTableProps<Row>) {
  return (
    <table className={`w-full text-sm tabular-nums ${className}`}>
      <thead className="text-xs text-quiet">
        <tr>
          {columns.map(({ key, title, align, isMinor }) => (
            <th key={key} scope="col" className={`${CELL} ${alignmentOf(align)} ${visibilityOf(isMinor)}`}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} className="border-t border-line/60">
            {columns.map((column, index) => (
              <Cell key={column.key} column={column} row={row} isHeading={index === 0} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell<Row>({ column, row, isHeading }: { column: DataColumn<Row>; row: Row; isHeading: boolean }) {
  const { align, className = "", cell, isMinor } = column;
  const classes = `${CELL} ${alignmentOf(align)} ${visibilityOf(isMinor)} ${typeof className === "string" ? className : className(row)}`;
  return isHeading ? (
    <th scope="row" className={classes}>
      {cell(row)}
    </th>
  ) : (
    <td className={classes}>{cell(row)}</td>
  );
}

function visibilityOf(isMinor = false): string {
  return isMinor ? "max-sm:hidden" : "";
}

function alignmentOf(align: DataColumn<never>["align"]): string {
  return align === "right" ? "text-right" : "text-left";
}
