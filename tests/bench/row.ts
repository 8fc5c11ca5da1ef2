/** One line of the bench's table. */
export interface Row {
  readonly figure: string;
  readonly measured: string;
  readonly target: string;
  readonly met: boolean;
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
  const lines = rows.map(
    ({ figure, measured, target, met }) => `| ${figure} | ${measured} | ${target} | ${met ? "yes" : "**no**"} |`,
  );
  return ["| figure | measured | target | met |", "| --- | --- | --- | --- |", ...lines].join("\n");
}

function round(value: number): number {
  if (value >= 100) return Math.round(value);
  return value >= 10 ? Math.round(value * 10) / 10 : Math.round(value * 100) / 100;
}
