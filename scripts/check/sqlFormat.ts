import type { Node } from "oxc-parser";
import { lineAt, type SourceFile, walkSyntax } from "./sourceFiles.ts";
import type { Finding } from "./typeClaims.ts";

/** Clauses that begin a line of a statement written over several lines. */
const CLAUSE =
  /\b(?:SELECT|FROM|WHERE|GROUP\s+BY|HAVING|ORDER\s+BY|LIMIT|VALUES|SET|UNION|EXCEPT|INTERSECT|ON\s+CONFLICT|RETURNING)\b/g;
/** Words after which a clause continues the same line: `UNION ALL SELECT`, `DO UPDATE SET`, `DELETE FROM`. */
const CONTINUES =
  /(?:\b(?:UNION|ALL|EXCEPT|INTERSECT|DO\s+UPDATE|DELETE|IS\s+(?:NOT\s+)?DISTINCT|OR\s+IGNORE)|\bAS)\s*$/;
const STATEMENT = /^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b/;

/**
 * SQL statements over several lines in which a clause does not begin its line. Statements on one line, what is in
 * parentheses, and the branches of a `UNION` that fit on a line each are left alone.
 */
export function unformattedSql(file: SourceFile): Finding[] {
  const found: Finding[] = [];
  walkSyntax(file.program, (node) => {
    const lowered = lowerCaseStatement(node);
    if (lowered) found.push({ path: file.path, line: lineAt(file.text, node.start), text: `${lowered}: in capitals` });
    if (node.type !== "TemplateLiteral") return;
    const text = textOf(node);
    if (!text.trim().includes("\n") || !STATEMENT.test(text)) return;
    const clause = misplacedClause(text);
    if (!clause) return;
    const line = lineAt(file.text, node.start) + clause.line;
    found.push({ path: file.path, line, text: `${clause.word} belongs on a line of its own` });
  });
  return found;
}

const LOWER_CASE = /^\s*(?:select|insert into|update|delete from|with)\s/;

/** @returns the first word of a statement handed to `sql` in small letters, which no other rule here would read */
function lowerCaseStatement(node: Node): string | null {
  if (node.type !== "CallExpression" || node.callee.type !== "Identifier" || node.callee.name !== "sql") return null;
  const [statement] = node.arguments;
  if (statement?.type === "TemplateLiteral") return LOWER_CASE.exec(textOf(statement))?.[0].trim() ?? null;
  return statement?.type === "Literal" ? (LOWER_CASE.exec(String(statement.value))?.[0].trim() ?? null) : null;
}

/** Interpolations become one character, so that their content is ignored. */
function textOf(node: Extract<Node, { type: "TemplateLiteral" }>): string {
  return node.quasis.map(({ value }) => value.raw).join("?");
}

function misplacedClause(text: string): { readonly word: string; readonly line: number } | null {
  const lines = text.split("\n");
  const isCompound = /\b(?:UNION|EXCEPT|INTERSECT)\b/.test(text);
  let depth = 0;
  for (const [index, line] of lines.entries()) {
    const isBranch = isCompound && /^\s*(?:UNION|EXCEPT|INTERSECT|SELECT)\b/.test(line);
    const outside = outsideParentheses(line, depth);
    depth = outside.depth;
    if (isBranch) continue;
    for (const { 0: word, index: at } of outside.text.matchAll(CLAUSE)) {
      const before = outside.text.slice(0, at);
      if (before.trim() !== "" && !CONTINUES.test(before)) return { word, line: index };
    }
  }
  return null;
}

/** The line with everything in parentheses and quotes blanked. */
function outsideParentheses(line: string, depthBefore: number): { readonly text: string; readonly depth: number } {
  let depth = depthBefore;
  let isQuoted = false;
  let text = "";
  for (const character of line) {
    if (character === "'") isQuoted = !isQuoted;
    if (!isQuoted && character === ")") depth -= 1;
    text += depth > 0 || isQuoted ? "·" : character;
    if (!isQuoted && character === "(") depth += 1;
  }
  return { text, depth };
}
