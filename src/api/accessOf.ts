import { type Access, contract, pathExpression, type RouteMeta, resolvePathAlias } from "../contract/index.ts";

interface AccessRule {
  readonly method: string;
  /** With its parameters in braces, as the contract declares it. */
  readonly path: string;
  readonly expression: RegExp;
  readonly meta: RouteMeta;
}

/**
 * Who may call the contract's JSON route at this address, asked before anything of a request is read.
 * @returns null where the contract has no such route
 */
export function accessOf(method: string, pathname: string): Access | null {
  return metaOf(method, pathname)?.access ?? null;
}

/** What the contract's JSON route at this path declares. @returns null as `accessOf` */
export function metaOf(method: string, pathname: string): RouteMeta | null {
  return ruleOf(method, pathname)?.meta ?? null;
}

/** The pattern of the contract's JSON route at this address, for metrics and errors. @returns null as `accessOf` */
export function patternOf(method: string, pathname: string): string | null {
  return ruleOf(method, pathname)?.path ?? null;
}

function ruleOf(method: string, pathname: string): AccessRule | undefined {
  const address = withoutTrailingSlash(resolvePathAlias(pathname));
  return RULES.find((rule) => rule.method === method && rule.expression.test(address));
}

// An address without parameters comes first: it may also fit the pattern of one with.
const RULES = rulesOf(contract).toSorted((one, other) => groupCount(one) - groupCount(other));

function rulesOf(router: object): AccessRule[] {
  return Object.values(router).flatMap((entry: object) => {
    if (!isProcedure(entry)) return rulesOf(entry);
    const { route, meta } = entry["~orpc"];
    const path = route.path ?? "";
    const expression = pathExpression(withoutTrailingSlash(path), () => "[^/]+");
    return [{ method: route.method ?? "POST", path, expression, meta }];
  });
}

interface Procedure {
  readonly "~orpc": {
    readonly route: { readonly method?: string; readonly path?: string };
    readonly meta: RouteMeta;
  };
}

function isProcedure(entry: object): entry is Procedure {
  return "~orpc" in entry;
}

function groupCount({ expression }: AccessRule): number {
  return expression.source.split("(?<").length;
}

function withoutTrailingSlash(path: string): string {
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}
