import { createReadStream, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { RecommendationProblem } from "../recommendationProblem.ts";
import type { RatingSource, SourceLimits } from "./ratingSource.ts";
import { openZipSource } from "./zipSource.ts";

/** The largest community set has 900 MB. More is refused, because a ZIP can be made to unpack without end. */
const COMMUNITY_LIMITS: SourceLimits = {
  maxFileBytes: 4 * 1024 ** 3,
  maxTotalBytes: 8 * 1024 ** 3,
  maxEntries: 10_000,
};

/** @returns null where there is neither. @throws RecommendationProblem `ratings_source_damaged`, `export_too_large` */
export async function openRatingSource(path: string, limits = COMMUNITY_LIMITS): Promise<RatingSource | null> {
  const stats = statSync(path, { throwIfNoEntry: false });
  const fingerprint = stats ? `${path}:${stats.size}:${stats.mtimeMs}` : "";
  if (stats?.isDirectory()) {
    const names = new Set(await readdir(path));
    const sizes = [...names].map((name) => sizeOf(join(path, name)));
    return filesSource(path, `${fingerprint}:${sizes.join(",")}`, limits, names, (name) => join(path, name));
  }
  if (!stats?.isFile()) return null;
  if (/\.zip$/i.test(path)) return openZipSource(path, fingerprint, limits);
  // A single file is a folder of itself.
  return filesSource(path, fingerprint, limits, new Set([basename(path)]), () => path);
}

function filesSource(
  path: string,
  fingerprint: string,
  { maxFileBytes }: SourceLimits,
  names: ReadonlySet<string>,
  pathOf: (name: string) => string,
): RatingSource {
  return {
    path,
    fingerprint,
    has: (name) => names.has(name),
    names: () => [...names],
    async open(name) {
      if (sizeOf(pathOf(name)) > maxFileBytes) throw new RecommendationProblem("export_too_large", name);
      return createReadStream(pathOf(name));
    },
    close() {
      // Nothing is held open.
    },
  };
}

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
