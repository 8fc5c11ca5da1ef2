import { cyclesOf, type ImportGraph } from "./importGraph.ts";

/** The folders of `renderer/features` are siblings of those of `renderer`: the folder only groups them. */
const GROUPING_FOLDERS = new Set(["renderer/features"]);

/**
 * Folders that import each other. At every level, the folders within one parent are compared, each with everything
 * below it; files in the parent itself may import from all of them.
 * @returns one line a pair, `src/a ⇄ src/b`; a longer cycle without such a pair is one line too
 */
export function folderCycles(graph: ImportGraph): string[] {
  const levels = new Map<string, Map<string, Set<string>>>();
  for (const [from, targets] of graph) {
    for (const to of targets) {
      const step = siblingsOf(from, to);
      if (!step) continue;
      const folders = levels.get(step.parent) ?? new Map<string, Set<string>>();
      levels.set(step.parent, folders);
      folders.set(step.from, (folders.get(step.from) ?? new Set()).add(step.to));
      if (!folders.has(step.to)) folders.set(step.to, new Set());
    }
  }
  return [...levels.values()].flatMap(cyclesAmong).toSorted();
}

/** The folders that an import leads from and to, just below the deepest folder that holds both files. */
function siblingsOf(from: string, to: string) {
  const left = folderPath(from);
  const right = folderPath(to);
  const shared = left.findIndex((folder, depth) => folder !== right[depth]);
  const fromFolder = left[shared];
  const toFolder = right[shared];
  if (shared < 1 || fromFolder === undefined || toFolder === undefined) return undefined;
  return { parent: left[shared - 1] ?? "", from: fromFolder, to: toFolder };
}

/** `src/jobs/queue/a.ts` → `src`, `src/jobs`, `src/jobs/queue`. */
function folderPath(file: string): string[] {
  const names = file.split("/").slice(0, -1);
  return names.map((_, depth) => names.slice(0, depth + 1).join("/")).filter((path) => !GROUPING_FOLDERS.has(path));
}

function cyclesAmong(folders: ImportGraph): string[] {
  return cyclesOf(folders).flatMap((group) => {
    const pairs = group.flatMap((a) =>
      group.filter((b) => a < b && folders.get(a)?.has(b) && folders.get(b)?.has(a)).map((b) => `${a} ⇄ ${b}`),
    );
    return pairs.length > 0 ? pairs : [group.join(" → ")];
  });
}
