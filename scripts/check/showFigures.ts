import { type Figures, measureFigures } from "./figures.ts";
import { ROOT } from "./runTool.ts";
import { readSourceFiles } from "./sourceFiles.ts";
import { findUnusedCode } from "./unusedCode.ts";

const COLUMNS: Readonly<Record<keyof Figures, string>> = {
  files: "files",
  filesOver300Lines: "> 300 lines",
  lines: "lines",
  functions: "functions",
  functionsOver50Lines: "> 50",
  functionsOver80Lines: "> 80",
  functionsOverLimit: "> limit",
  longestFunctionLines: "longest",
  folderCycles: "folder cycles",
  fileCycles: "file cycles",
  oldNames: "old names",
  assertions: "as",
  nonNullAssertions: "!",
  returnTypes: "ReturnType",
};

/** Prints the figures of the program, whole and a folder each: a table, or JSON for tools. */
export async function showFigures({ asJson }: { readonly asJson: boolean }): Promise<void> {
  const { whole, folders } = measureFigures(readSourceFiles(ROOT));
  const unused = await findUnusedCode();
  if (asJson) {
    console.log(JSON.stringify({ whole, folders: Object.fromEntries(folders), unused }, undefined, 2));
    return;
  }
  console.log(tableOf(new Map([["whole", whole], ...folders])));
  for (const [kind, found] of Object.entries(unused)) console.log(`unused ${kind}: ${found.length}`);
}

function tableOf(rows: ReadonlyMap<string, Figures>): string {
  const keys = Object.keys(COLUMNS).filter((key): key is keyof Figures => key in COLUMNS);
  const head = ["", ...keys.map((key) => COLUMNS[key])];
  const body = [...rows].map(([name, figures]) => [name, ...keys.map((key) => String(figures[key]))]);
  const widths = head.map((title, column) => Math.max(title.length, ...body.map((row) => row[column]?.length ?? 0)));
  const lineOf = (cells: readonly string[]) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)));
  return [head, ...body].map((row) => lineOf(row).join("  ")).join("\n");
}
