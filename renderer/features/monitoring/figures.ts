import { stringify } from "csv-stringify/browser/esm/sync";
import type { Formats } from "../../i18n/format.ts";

export type MetricUnit = "seconds" | "bytes" | "ratio" | "films" | "count" | "per_minute";

/** A figure with its unit, rounded to what a person can use. */
export function formatFigure(value: number | null | undefined, unit: MetricUnit, formats: Formats): string {
  if (value === null || value === undefined) return "–";
  switch (unit) {
    case "seconds":
      if (value < 1) return `${formats.decimal(value * 1000, value < 0.01 ? 1 : 0)} ms`;
      return value < 100 ? `${formats.decimal(value, 1)} s` : formats.duration(value);
    case "bytes":
      return formats.size(value);
    case "ratio":
      return formats.percent(value);
    case "per_minute":
      return `${formats.decimal(value, value < 10 ? 1 : 0)}/min`;
    default:
      return Number.isInteger(value) ? formats.number(value) : formats.decimal(value, 1);
  }
}

/** One row a point, one column a figure, for spreadsheets. */
export function toCsv(columns: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return stringify([columns, ...rows], {
    bom: true,
    record_delimiter: "windows",
    escape_formulas: true,
    cast: { number: (value) => ({ value: String(value), escape_formulas: false }) },
  });
}

/** Saves a text as a file of the browser's downloads. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
