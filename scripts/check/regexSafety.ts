import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { check } from "recheck";
import { z } from "zod";
import { ROOT } from "./runTool.ts";
import { lineAt, type SourceFile, walkSyntax } from "./sourceFiles.ts";
import type { Finding } from "./typeClaims.ts";

/** A literal, or a `RegExp` built at run time. */
export interface WrittenExpression extends Finding {
  /** Null when the pattern is only known at run time. */
  readonly literal: { readonly source: string; readonly flags: string } | null;
}

/**
 * An expression that the checker cannot decide, with the reason why it is harmless. An entry that is no longer in its
 * file is reported too.
 */
export interface AcceptedExpression {
  readonly path: string;
  /** As reported by `expressionsIn`. */
  readonly text: string;
  readonly reason: string;
}

/**
 * An attack is judged by the number of steps, not by time: on a busy machine a linear expression could exceed a time
 * limit. The total timeout of an expression is much longer than needed.
 */
const LIMITS = { timeout: 300_000, attackTimeout: null };
/** Results by expression: unchanged expressions are not checked again. */
const CACHE = join(ROOT, "node_modules/.cache/regexSafety.json");
const cached = z.record(z.string(), z.string().nullable());

/** Every regular expression of a file. */
export function expressionsIn({ path, text, program }: SourceFile): WrittenExpression[] {
  const found: WrittenExpression[] = [];
  walkSyntax(program, (node) => {
    const place = { path, line: lineAt(text, node.start) };
    if (node.type === "Literal" && "regex" in node && node.regex) {
      const { pattern: source, flags } = node.regex;
      found.push({ ...place, text: `/${source}/${flags}`, literal: { source, flags } });
    }
    const isCall = node.type === "NewExpression" || node.type === "CallExpression";
    if (!isCall || node.callee.type !== "Identifier" || node.callee.name !== "RegExp") return;
    // Template placeholders lose their `$`, so that accepted expressions can be written as plain strings.
    const written = text.slice(node.start, node.end).replaceAll(/\s+/g, " ").replaceAll("${", "{");
    found.push({ ...place, text: written, literal: null });
  });
  return found;
}

/**
 * Expressions whose matching can take more than linear time, with a text that shows it. Checked by recheck (automata,
 * otherwise a search for an attack): https://makenowjust-labs.github.io/recheck/
 */
export async function slowExpressions(
  expressions: readonly WrittenExpression[],
  accepted: readonly AcceptedExpression[],
): Promise<Finding[]> {
  const isSame = (one: AcceptedExpression, { path, text }: Finding) => one.path === path && one.text === text;
  const unused = accepted.filter((one) => !expressions.some((expression) => isSame(one, expression)));
  const findings: Finding[] = unused.map(({ path, text }) => ({
    path,
    line: 1,
    text: `${text} is accepted, but no longer in the file`,
  }));
  const verdicts = readCache();
  for (const expression of expressions) {
    if (accepted.some((one) => isSame(one, expression))) continue;
    const { text, literal } = expression;
    const known = verdicts.get(text);
    const verdict = known === undefined ? await verdictOn(literal) : known;
    verdicts.set(text, verdict);
    if (verdict !== null) findings.push({ ...expression, text: `${text}: ${verdict}` });
  }
  writeCache(verdicts);
  return findings;
}

function readCache(): Map<string, string | null> {
  try {
    return new Map(Object.entries(cached.parse(JSON.parse(readFileSync(CACHE, "utf8")))));
  } catch {
    // No cache yet, or an incomplete one: everything is checked.
    return new Map();
  }
}

function writeCache(verdicts: ReadonlyMap<string, string | null>): void {
  mkdirSync(dirname(CACHE), { recursive: true });
  writeFileSync(CACHE, JSON.stringify(Object.fromEntries(verdicts)));
}

/** @returns null when matching takes linear time */
async function verdictOn(literal: WrittenExpression["literal"]): Promise<string | null> {
  if (literal === null) return "built at run time: write it as a literal, or accept it with a reason";
  const diagnostics = await check(literal.source, literal.flags, LIMITS);
  switch (diagnostics.status) {
    case "safe":
      return null;
    case "vulnerable":
      return `${diagnostics.complexity.summary}, shown by ${diagnostics.attack.pattern}`;
    case "unknown":
      return `cannot be decided (${diagnostics.error.kind}): write it more simply`;
  }
}
