/**
 * A cell as it was before it was written for spreadsheets: `writeCsv` puts an apostrophe before what they would run as a
 * formula.
 */
export function plainText(cell: string): string {
  return cell.replace(ESCAPED, "");
}

const ESCAPED = /^'(?='*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/;
