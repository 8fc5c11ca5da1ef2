import { PATH_ALIASES } from "./aliases.ts";
import { pathExpression } from "./matchRoute.ts";

const COMPILED = Object.entries(PATH_ALIASES).map(([former, path]) => ({
  expression: pathExpression(former, () => "[^/]+"),
  path,
}));

/** Today's path for one that has a former name, its parameters kept as they stand; any other unchanged. */
export function resolvePathAlias(pathname: string): string {
  for (const { expression, path } of COMPILED) {
    const found = expression.exec(pathname.replace(/\/$/, ""));
    if (found) return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => found.groups?.[name] ?? "");
  }
  return pathname;
}
