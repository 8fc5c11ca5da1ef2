import { folderCycles } from "./folderCycles.ts";
import { functionLengths, isOverLimit } from "./functionLengths.ts";
import { cyclesOf, importGraph } from "./importGraph.ts";
import { oldNamesIn } from "./oldNames.ts";
import { countLines, FILE_LINE_LIMIT, type SourceFile } from "./sourceFiles.ts";
import { typeClaims } from "./typeClaims.ts";

/** What the code base measures, whole or a folder of it. */
export interface Figures {
  readonly files: number;
  readonly filesOver300Lines: number;
  readonly lines: number;
  readonly functions: number;
  readonly functionsOver50Lines: number;
  readonly functionsOver80Lines: number;
  /** Functions longer than `npm run check` allows: 80 lines, React components 120. */
  readonly functionsOverLimit: number;
  readonly longestFunctionLines: number;
  readonly folderCycles: number;
  readonly fileCycles: number;
  readonly oldNames: number;
  readonly assertions: number;
  readonly nonNullAssertions: number;
  readonly returnTypes: number;
}

export interface FigureReport {
  readonly whole: Figures;
  readonly folders: ReadonlyMap<string, Figures>;
}

/** @param files every source file of the program; cycles are those among them */
export function measureFigures(files: readonly SourceFile[]): FigureReport {
  const cycles = findCycles(files);
  const byFolder = Map.groupBy(files, ({ path }) => folderOf(path));
  return {
    whole: figuresOf(files, cycles),
    folders: new Map([...byFolder].map(([folder, own]) => [folder, figuresOf(own, cyclesWithin(folder, cycles))])),
  };
}

interface Cycles {
  readonly folders: readonly string[];
  readonly files: readonly string[][];
}

function findCycles(files: readonly SourceFile[]): Cycles {
  const graph = importGraph(files);
  return { folders: folderCycles(graph), files: cyclesOf(graph) };
}

/** The cycles a folder takes part in. */
function cyclesWithin(folder: string, { folders, files }: Cycles): Cycles {
  const isInside = (path: string) => folderOf(path) === folder;
  return {
    folders: folders.filter((cycle) => cycle.split(/ [⇄→] /u).some((member) => isInside(`${member}/index.ts`))),
    files: files.filter((cycle) => cycle.some(isInside)),
  };
}

function figuresOf(files: readonly SourceFile[], cycles: Cycles): Figures {
  const lines = files.map(({ text }) => countLines(text));
  const functions = files.flatMap(functionLengths);
  const claims = files.map(typeClaims);
  return {
    files: files.length,
    filesOver300Lines: lines.filter((count) => count > FILE_LINE_LIMIT).length,
    lines: sum(lines),
    functions: functions.length,
    functionsOver50Lines: functions.filter((each) => each.lines > 50).length,
    functionsOver80Lines: functions.filter((each) => each.lines > 80).length,
    functionsOverLimit: functions.filter(isOverLimit).length,
    longestFunctionLines: Math.max(0, ...functions.map((each) => each.lines)),
    folderCycles: cycles.folders.length,
    fileCycles: cycles.files.length,
    oldNames: sum(files.map((file) => oldNamesIn(file).length)),
    assertions: sum(claims.map(({ assertions }) => assertions.length)),
    nonNullAssertions: sum(claims.map(({ nonNullAssertions }) => nonNullAssertions.length)),
    returnTypes: sum(claims.map(({ returnTypes }) => returnTypes.length)),
  };
}

/** `src/jobs`, `renderer/features/film`; files in `src` itself count as `src`. */
function folderOf(path: string): string {
  const names = path.split("/").slice(0, -1);
  return names.slice(0, names[1] === "features" ? 3 : 2).join("/") || ".";
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
