import type { StreamRoute } from "./streamRoute.ts";
import { type StreamRouteName, streamRoutes } from "./streamRoutes.ts";

export interface MatchedStreamRoute {
  readonly name: StreamRouteName;
  readonly route: StreamRoute;
  /** As in the URL, percent-encoding included. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** A path with parameters in braces as an expression with groups of their names. */
export function pathExpression(path: string, patternOf: (parameter: string) => string): RegExp {
  const source = path
    .replaceAll(/[.]/g, "\\.")
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>${patternOf(name)})`);
  return new RegExp(`^${source}$`);
}

const COMPILED = (Object.entries(streamRoutes) as [StreamRouteName, StreamRoute][]).map(([name, route]) => ({
  name,
  route,
  expression: pathExpression(route.path, (parameter) => route.parameters[parameter]?.pattern ?? "[^/]+"),
}));

/** @returns null where the contract's JSON routes, or the page, answer */
export function findStreamRoute(method: string, pathname: string): MatchedStreamRoute | null {
  for (const { name, route, expression } of COMPILED) {
    const found = route.method === method ? expression.exec(pathname) : null;
    if (found) return { name, route, parameters: { ...found.groups } };
  }
  return null;
}
