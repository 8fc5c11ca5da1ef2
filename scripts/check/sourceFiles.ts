import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Node, type ParseResult, parseSync, visitorKeys } from "oxc-parser";

/** One source file, parsed without being compiled. */
export interface SourceFile {
  /** Below the project's folder, with forward slashes: `src/jobs/createRunner.ts`. */
  readonly path: string;
  readonly text: string;
  readonly program: ParseResult["program"];
  readonly module: ParseResult["module"];
}

export const FILE_LINE_LIMIT = 300;

/** What is shipped, and the scripts that build and check it. */
export const PROGRAM_FOLDERS = ["src", "electron", "renderer", "scripts", "bin"] as const;

/**
 * Every source file of the program below `root`, sorted by path. Declaration files are left out: they hold no code.
 * @throws Error for a file that does not parse
 */
export function readSourceFiles(root: string, folders: readonly string[] = PROGRAM_FOLDERS): SourceFile[] {
  const patterns = folders.map((folder) => `${folder}/**/*.{ts,tsx,mjs,cjs,js}`);
  return globSync(patterns, { cwd: root })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => !path.endsWith(".d.ts"))
    .toSorted()
    .map((path) => parseSource(path, readFileSync(join(root, path), "utf8")));
}

/** @param path its extension says which language `text` is written in */
export function parseSource(path: string, text: string): SourceFile {
  const { program, module, errors } = parseSync(path, text, { preserveParens: false });
  const [error] = errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  return { path, text, program, module };
}

/** Calls `visit` for `node` and everything below it, parents first. */
export function walkSyntax(node: Node, visit: (node: Node, parent: Node | undefined) => void, parent?: Node): void {
  visit(node, parent);
  for (const child of childrenOf(node)) walkSyntax(child, visit, node);
}

function childrenOf(node: Node): Node[] {
  const fields = new Map<string, unknown>(Object.entries(node));
  return (visitorKeys[node.type] ?? []).flatMap((key) => fields.get(key)).filter(isNode);
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** The number, from 1, of the line with the character at `offset`. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

export function countLines(text: string): number {
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}
