import { gt, parse } from "semver";

export type UpdateDecision = "newer" | "same_or_older" | "prerelease" | "invalid";

/**
 * Is the offered version one to install? Never an older one, and a prerelease only where one is running.
 * @param running the program's own version
 * @param offered as the server names it: anything may stand there
 */
export function decideUpdate(running: string, offered: string): UpdateDecision {
  const [current, next] = [parse(running), parse(offered)];
  if (!current || !next) return "invalid";
  if (!gt(next, current)) return "same_or_older";
  if (next.prerelease.length > 0 && current.prerelease.length === 0) return "prerelease";
  return "newer";
}
