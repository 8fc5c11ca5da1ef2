/** Files with which users exclude folders and files, each with its own syntax. */
export type IgnoreSyntax = "jellyfin" | "plex" | "nomedia";

const SYNTAX_BY_NAME: Readonly<Record<string, IgnoreSyntax>> = {
  ".ignore": "jellyfin",
  ".plexignore": "plex",
  ".nomedia": "nomedia",
};

export const IGNORE_FILE_NAMES: readonly string[] = Object.keys(SYNTAX_BY_NAME);

export function isIgnoreFile(name: string): boolean {
  return ignoreSyntax(name) !== null;
}

export function ignoreSyntax(name: string): IgnoreSyntax | null {
  return Object.hasOwn(SYNTAX_BY_NAME, name) ? (SYNTAX_BY_NAME[name] ?? null) : null;
}
