import type { Node } from "oxc-parser";
import { lineAt, type SourceFile, walkSyntax } from "./sourceFiles.ts";

/** One place of a source file, written `path:line what`. */
export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

export interface TypeClaims {
  /** `value as Type`, without `as const`. */
  readonly assertions: readonly Finding[];
  /** `value!` */
  readonly nonNullAssertions: readonly Finding[];
  /** `export type X = ReturnType<typeof createX>`: a public type that is not declared. */
  readonly returnTypes: readonly Finding[];
}

/** What the compiler takes on trust, and types that are derived where they ought to be declared. */
export function typeClaims(file: SourceFile): TypeClaims {
  const assertions: Finding[] = [];
  const nonNullAssertions: Finding[] = [];
  const returnTypes: Finding[] = [];
  walkSyntax(file.program, (node) => {
    if (node.type === "TSAsExpression" && !isConst(node.typeAnnotation)) assertions.push(finding(file, node));
    if (node.type === "TSNonNullExpression") nonNullAssertions.push(finding(file, node));
    if (node.type === "ExportNamedDeclaration" && derivesFromFunction(node.declaration)) {
      returnTypes.push(finding(file, node));
    }
  });
  return { assertions, nonNullAssertions, returnTypes };
}

function isConst(type: Node): boolean {
  return type.type === "TSTypeReference" && type.typeName.type === "Identifier" && type.typeName.name === "const";
}

/** An exported type or interface that contains `ReturnType<typeof f>`. */
function derivesFromFunction(declaration: Node | null): boolean {
  if (declaration?.type !== "TSTypeAliasDeclaration" && declaration?.type !== "TSInterfaceDeclaration") return false;
  let derives = false;
  walkSyntax(declaration, (node) => {
    derives ||= isReturnType(node);
  });
  return derives;
}

function isReturnType(node: Node): boolean {
  if (node.type !== "TSTypeReference" || node.typeName.type !== "Identifier") return false;
  return node.typeName.name === "ReturnType" && node.typeArguments?.params[0]?.type === "TSTypeQuery";
}

function finding(file: SourceFile, node: Node): Finding {
  const text = file.text.slice(node.start, node.end).split("\n")[0] ?? "";
  return { path: file.path, line: lineAt(file.text, node.start), text };
}
