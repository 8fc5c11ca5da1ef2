import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * The built page's folder, looked for upwards from this file: it runs from `src/server`, from the bundle and from an
 * unpacked package alike.
 * @returns undefined where nothing was built
 */
export function findPageFolder(from = import.meta.dirname): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const page = join(folder, "dist", "renderer");
    if (existsSync(join(page, "index.html"))) return page;
    if (folder === dirname(folder)) return undefined;
  }
}
