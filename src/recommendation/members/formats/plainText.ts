/**
 * Restores a cell that `writeCsv` escaped: it puts an apostrophe before text that spreadsheets would evaluate as a
 * formula.
 */
export function plainText(cell: string): string {
  return cell.replace(ESCAPED, "");
}

const ESCAPED = /^'(?='*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/;
