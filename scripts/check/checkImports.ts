import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { cruise, type ICruiseOptions, type ICruiseResult } from "dependency-cruiser";
import { folderCycles } from "./folderCycles.ts";
import type { ImportGraph } from "./importGraph.ts";
import { IMPORT_RULES } from "./importRules.ts";
import { AREAS, type Area } from "./layers.ts";
import { ROOT } from "./runTool.ts";

export interface ImportReport {
  /** How many files were read. */
  readonly modules: number;
  /** One line a forbidden import, with the reason of its rule. */
  readonly violations: readonly string[];
  /** Folders that import each other. */
  readonly folderCycles: readonly string[];
}

const OPTIONS: ICruiseOptions = {
  doNotFollow: { path: "node_modules" },
  exclude: { path: "(^|/)dist/" },
  // Imports of types count: they tie layers together as much as the others do.
  tsPreCompilationDeps: true,
  moduleSystems: ["es6", "cjs"],
  enhancedResolveOptions: {
    extensions: [".ts", ".tsx", ".d.ts", ".js", ".mjs", ".cjs", ".json"],
    exportsFields: ["exports"],
    conditionNames: ["import", "require", "node", "default", "types"],
  },
};

/**
 * Reads every import below `baseFolder` and compares it with the rules.
 * @param baseFolder holds the areas; another one than the project's own lets the rules themselves be tested
 * @throws Error where no module was read: a guard that sees nothing must not report success
 */
export async function checkImports(baseFolder = ROOT): Promise<ImportReport> {
  const areas = AREAS.filter(({ path }) => existsSync(join(baseFolder, path)));
  const options = { ...OPTIONS, ruleSet: IMPORT_RULES, validate: true, baseDir: baseFolder };
  const { output } = await cruise(
    areas.map(({ path }) => path),
    options,
  );
  const { summary, modules } = output as ICruiseResult; // an object, because no output type was asked for
  const read = modules.filter(({ source }) => areas.some(({ path }) => source.startsWith(`${path}/`)));
  if (read.length === 0) throw new Error(`No module was read below ${baseFolder}: the import rules were not checked`);

  const reasons = new Map(IMPORT_RULES.forbidden.map((rule) => [rule.name, rule.comment]));
  const forbidden = summary.violations.map(
    ({ from, to, rule }) => `${from} → ${to} (${rule.name})\n    ${reasons.get(rule.name)}`,
  );
  const graph: ImportGraph = new Map(
    read.map(({ source, dependencies }) => [source, new Set(dependencies.map(({ resolved }) => resolved))]),
  );
  return {
    modules: read.length,
    violations: [...forbidden, ...areas.flatMap((area) => inNoLayer(area, baseFolder))],
    folderCycles: folderCycles(graph),
  };
}

/** Folders, and files of the area itself whose imports no layer would judge. */
function inNoLayer({ path, layers, unlayered = [] }: Area, baseFolder: string): string[] {
  const known = [...layers.flat(), ...unlayered];
  return readdirSync(join(baseFolder, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || (/\.tsx?$/.test(entry.name) && !entry.name.endsWith(".d.ts")))
    .filter(({ name }) => name !== "public" && !known.includes(name))
    .map(({ name }) => `${path}/${name} (in-a-layer)\n    Add it to its layer in scripts/check/layers.ts.`);
}
