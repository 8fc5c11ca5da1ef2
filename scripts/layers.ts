import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from "dependency-cruiser";

export type LayerReport = { readonly modules: number; readonly violations: readonly string[] };

const ROOT = resolve(import.meta.dirname, "..");
const LAYERED_FOLDERS = ["src", "electron", "renderer"];

/**
 * Reads every import below `baseFolder` and holds it against the rules of `.dependency-cruiser.cjs`.
 * @param baseFolder holds the layered folders; another one than the project's own lets the guard itself be tested
 * @returns one line a forbidden import, with the reason of its rule
 * @throws Error where no module was read: a guard that sees nothing must not report success
 */
export async function checkLayers(baseFolder = ROOT): Promise<LayerReport> {
  const folders = LAYERED_FOLDERS.filter((folder) => existsSync(join(baseFolder, folder)));
  const { options, ...ruleSet } = createRequire(import.meta.url)("../.dependency-cruiser.cjs") as Rules;
  const { output } = await cruise(folders, { ...options, ruleSet, validate: true, baseDir: baseFolder });
  const { summary, modules } = output as ICruiseResult; // an object, because no output type was asked for

  const read = modules.filter(({ source }) => folders.some((folder) => source.startsWith(`${folder}/`)));
  if (read.length === 0) throw new Error(`No module was read below ${baseFolder}: the import rules were not checked`);

  const reasons = new Map(ruleSet.forbidden?.map((rule) => [rule.name, rule.comment]));
  return {
    modules: read.length,
    violations: summary.violations.map(
      ({ from, to, rule }) => `${from} → ${to} (${rule.name})\n    ${reasons.get(rule.name)}`,
    ),
  };
}

type Rules = IFlattenedRuleSet & { options: ICruiseOptions };
