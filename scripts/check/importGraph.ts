import { posix } from "node:path";
import type { SourceFile } from "./sourceFiles.ts";

/** Which file imports which: paths of the program's own files, types and dynamic imports included. */
export type ImportGraph = ReadonlyMap<string, ReadonlySet<string>>;

export function importGraph(files: readonly SourceFile[]): ImportGraph {
  const known = new Set(files.map(({ path }) => path));
  return new Map(files.map((file) => [file.path, new Set(importedPaths(file).filter((path) => known.has(path)))]));
}

function importedPaths({ path, text, module }: SourceFile): string[] {
  const requests = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start + 1, end - 1)),
  ];
  return requests
    .filter((request) => request.startsWith("."))
    .map((request) => posix.join(posix.dirname(path), request));
}

/**
 * Groups of nodes that reach each other, by Tarjan's algorithm (Depth-first search and linear graph algorithms, 1972).
 * @returns groups of two or more, each sorted
 */
export function cyclesOf(graph: ImportGraph): string[][] {
  const index = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const cycles: string[][] = [];

  const visit = (node: string): number => {
    const own = index.size;
    index.set(node, own);
    open.push(node);
    isOpen.add(node);
    let low = own;
    for (const next of graph.get(node) ?? []) {
      const seen = index.get(next);
      if (seen === undefined) low = Math.min(low, visit(next));
      else if (isOpen.has(next)) low = Math.min(low, seen);
    }
    lowest.set(node, low);
    if (low === own) {
      const group = open.splice(open.indexOf(node));
      for (const member of group) isOpen.delete(member);
      if (group.length > 1) cycles.push(group.toSorted());
    }
    return low;
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return cycles;
}
