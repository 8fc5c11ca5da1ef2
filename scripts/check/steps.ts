import { ACCEPTED_EXPRESSIONS } from "./acceptedExpressions.ts";
import { checkImports } from "./checkImports.ts";
import { folderCycles } from "./folderCycles.ts";
import {
  COMPONENT_LINE_LIMIT,
  type FunctionLength,
  functionLengths,
  isNamedOverLimit,
  isOverLimit,
  LINE_LIMIT,
} from "./functionLengths.ts";
import { importGraph } from "./importGraph.ts";
import { FIGURE_LIMITS } from "./limits.ts";
import { oldNamesIn } from "./oldNames.ts";
import { expressionsIn, slowExpressions } from "./regexSafety.ts";
import { ROOT, runTool } from "./runTool.ts";
import { countLines, FILE_LINE_LIMIT, readSourceFiles, type SourceFile } from "./sourceFiles.ts";
import { unformattedSql } from "./sqlFormat.ts";
import { type Finding, type TypeClaims, typeClaims } from "./typeClaims.ts";

export interface StepResult {
  readonly passed: boolean;
  readonly output: string;
}

/** One step of `npm run check`. */
export interface Step {
  readonly name: string;
  run(): Promise<StepResult>;
}

export function createSteps(): Step[] {
  let files: readonly SourceFile[] | undefined;
  const sources = () => (files ??= readSourceFiles(ROOT));
  const claimStep = (name: string, claim: keyof TypeClaims) =>
    limitStep(name, FIGURE_LIMITS[claim], () =>
      sources()
        .flatMap((file) => typeClaims(file)[claim])
        .map(describeFinding),
    );
  return [
    ...["src", "electron", "renderer", "tests"].map(typesStep),
    toolStep("lint and format", "biome", "check", "--error-on-warnings", "."),
    { name: "import rules", run: importRules },
    limitStep(`files over ${FILE_LINE_LIMIT} lines`, FIGURE_LIMITS.filesOver300Lines, () => longFiles(sources())),
    limitStep(`functions over ${LINE_LIMIT} lines`, FIGURE_LIMITS.functionsOverLimit, () => [
      ...longFunctions(sources(), isOverLimit),
      ...longFunctions(readSourceFiles(ROOT, ["tests"]), isNamedOverLimit),
    ]),
    limitStep("folder cycles", FIGURE_LIMITS.folderCycles, () => folderCycles(importGraph(sources()))),
    limitStep("old names", FIGURE_LIMITS.oldNames, () => sources().flatMap(oldNamesIn).map(describeFinding)),
    claimStep("undeclared types", "returnTypes"),
    claimStep("type assertions", "assertions"),
    claimStep("non-null assertions", "nonNullAssertions"),
    limitStep("unformatted SQL", 0, () => sources().flatMap(unformattedSql).map(describeFinding)),
    { name: "regular expressions", run: () => regularExpressions(sources()) },
    toolStep("dead code", "knip"),
  ];
}

/** Unchanged files are not checked again: the compiler caches its results. */
function typesStep(layer: string): Step {
  const buildInfo = `node_modules/.cache/tsc/${layer}.tsbuildinfo`;
  return toolStep(`types of ${layer}`, "tsc", "--noEmit", "--incremental", "--tsBuildInfoFile", buildInfo, "-p", layer);
}

/** A tool of the project's own dependencies. */
function toolStep(name: string, command: string, ...args: string[]): Step {
  return { name, run: () => runTool(command, ...args) };
}

/** Fails where more is found than `most` allows, and names all of it. */
function limitStep(name: string, most: number, find: () => readonly string[]): Step {
  const run = async () => {
    const found = find();
    const output = [`${found.length} found, ${most} allowed:`, ...found].join("\n");
    return { passed: found.length <= most, output };
  };
  return { name, run };
}

/** Every expression takes linear time, or is accepted with a reason. */
async function regularExpressions(files: readonly SourceFile[]): Promise<StepResult> {
  const slow = await slowExpressions(files.flatMap(expressionsIn), ACCEPTED_EXPRESSIONS);
  return { passed: slow.length === 0, output: slow.map(describeFinding).join("\n") };
}

async function importRules(): Promise<StepResult> {
  try {
    const { violations } = await checkImports();
    return { passed: violations.length === 0, output: violations.join("\n") };
  } catch (error) {
    return { passed: false, output: String(error) };
  }
}

function longFiles(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const lines = countLines(text);
    return lines > FILE_LINE_LIMIT ? [`${path} has ${lines} lines`] : [];
  });
}

function longFunctions(files: readonly SourceFile[], isTooLong: (length: FunctionLength) => boolean): string[] {
  return files
    .flatMap(functionLengths)
    .filter(isTooLong)
    .map(({ path, line, name, lines, isComponent }) => {
      const limit = isComponent ? COMPONENT_LINE_LIMIT : LINE_LIMIT;
      return `${path}:${line} ${name} has ${lines} lines, ${limit} are allowed`;
    });
}

function describeFinding({ path, line, text }: Finding): string {
  return `${path}:${line} ${text}`;
}
