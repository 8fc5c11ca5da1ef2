import { basename, extname } from "node:path";

/** What an extra is called: its name without the film's, `Heat (1995)-trailer.mkv` → `trailer`. */
export function extraTitle(path: string, copyPaths: readonly string[]): string {
  const stem = stemOf(path);
  const copy = copyPaths
    .map(stemOf)
    .filter((name) => stem.toLowerCase().startsWith(name.toLowerCase()))
    .sort((a, b) => b.length - a.length)[0];
  const own = readable(copy === undefined ? stem : stem.slice(copy.length));
  return own === "" ? readable(stem) || stem : own;
}

function stemOf(path: string): string {
  return basename(path, extname(path));
}

function readable(name: string): string {
  return name
    .replaceAll(/[\s._]+/g, " ")
    .replace(/^[\s-]+/, "")
    .trim();
}
