import type { Node } from "oxc-parser";
import { lineAt, type SourceFile, walkSyntax } from "./sourceFiles.ts";

export interface FunctionLength {
  /** Its own name, or that of the variable or property that holds it; `(anonymous)` for an argument. */
  readonly name: string;
  readonly path: string;
  /** Where it begins, from 1. */
  readonly line: number;
  /** From its first to its last line, what is nested in it included. */
  readonly lines: number;
  /** A React component: a function of a `.tsx` file whose name begins with a capital. */
  readonly isComponent: boolean;
}

const ANONYMOUS = "(anonymous)";

export const LINE_LIMIT = 80;
/** Markup is long without being complicated. */
export const COMPONENT_LINE_LIMIT = 120;

/** Every function with a body: declarations, methods, arrow functions, nested ones too. */
export function functionLengths(file: SourceFile): FunctionLength[] {
  const found: FunctionLength[] = [];
  walkSyntax(file.program, (node, parent) => {
    if (!hasBody(node)) return;
    const name = nameOf(node, parent);
    const line = lineAt(file.text, node.start);
    const lines = lineAt(file.text, node.end) - line + 1;
    const isComponent = file.path.endsWith(".tsx") && /^[A-Z]/.test(name);
    found.push({ name, path: file.path, line, lines, isComponent });
  });
  return found;
}

export function isOverLimit({ lines, isComponent }: FunctionLength): boolean {
  return lines > (isComponent ? COMPONENT_LINE_LIMIT : LINE_LIMIT);
}

/** A test file's `describe` may be longer: it is a list of tests. */
export function isNamedOverLimit(length: FunctionLength): boolean {
  return length.name !== ANONYMOUS && isOverLimit(length);
}

function hasBody(node: Node): boolean {
  if (node.type === "ArrowFunctionExpression") return true;
  return (node.type === "FunctionDeclaration" || node.type === "FunctionExpression") && node.body !== null;
}

function nameOf(node: Node, parent: Node | undefined): string {
  if ("id" in node && node.id?.type === "Identifier") return node.id.name;
  if (parent?.type === "VariableDeclarator" && parent.id.type === "Identifier") return parent.id.name;
  if (parent?.type === "Property" || parent?.type === "MethodDefinition" || parent?.type === "PropertyDefinition") {
    const { key } = parent;
    return key.type === "Identifier" || key.type === "PrivateIdentifier" ? key.name : ANONYMOUS;
  }
  return ANONYMOUS;
}
