/** One line of the bench's table. */
export interface Row {
  readonly figure: string;
  readonly measured: string;
  readonly target: string;
  readonly met: boolean;
  /** The figure of release 0.1, if it was measured. */
  readonly before?: string | undefined;
}

/** `measured` against an upper bound. */
export function atMost(figure: string, value: number, bound: number, unit: string): Row {
  return { figure, measured: `${round(value)} ${unit}`, target: `< ${bound} ${unit}`, met: value < bound };
}

/** `measured` against a lower bound. */
export function atLeast(figure: string, value: number, bound: number, unit: string): Row {
  return { figure, measured: `${round(value)} ${unit}`, target: `≥ ${bound} ${unit}`, met: value >= bound };
}

/** A bench whose data is not there says so; it falls short of nothing. */
export function skipped(figure: string): Row {
  return { figure, measured: "skipped: the bench data is not there", target: "", met: true };
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function toTable(rows: readonly Row[]): string {
  const isCompared = rows.some(({ before }) => before !== undefined);
  const lines = rows.map(({ figure, measured, target, met, before = "" }) =>
    toLine([figure, measured, ...(isCompared ? [before] : []), target, met ? "yes" : "**no**"]),
  );
  const head = ["figure", "measured", ...(isCompared ? ["release 0.1"] : []), "target", "met"];
  return [toLine(head), toLine(head.map(() => "---")), ...lines].join("\n");
}

const toLine = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

export function round(value: number): number {
  if (value >= 100) return Math.round(value);
  return value >= 10 ? Math.round(value * 10) / 10 : Math.round(value * 100) / 100;
}
