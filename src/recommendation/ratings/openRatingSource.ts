import { createReadStream, statSync } from "node:fs";
import { open, readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { RecommendationProblem } from "../recommendationProblem.ts";
import { describeFiles, type RatingSource, type SourceLimits } from "./ratingSource.ts";
import { openZipSource } from "./zipSource.ts";

/** The largest community set has 900 MB. More is refused, because a ZIP can be made to unpack without end. */
const COMMUNITY_LIMITS: SourceLimits = {
  maxFileBytes: 4 * 1024 ** 3,
  maxTotalBytes: 8 * 1024 ** 3,
  maxEntries: 10_000,
};

/** Exports are at most two folders below the selected folder. */
const MAX_FOLDER_DEPTH = 3;

/**
 * Opens a folder, a ZIP (detected by content) or a single file.
 * @returns null when the path does not exist
 * @throws RecommendationProblem `ratings_source_damaged`, `export_too_large`
 */
export async function openRatingSource(path: string, limits = COMMUNITY_LIMITS): Promise<RatingSource | null> {
  const stats = statSync(path, { throwIfNoEntry: false });
  const fingerprint = stats ? `${path}:${stats.size}:${stats.mtimeMs}` : "";
  if (stats?.isDirectory()) {
    const paths = await filesBelow(path, limits.maxEntries);
    const sizes = paths.map((name) => sizeOf(join(path, name)));
    return filesSource(path, `${fingerprint}:${sizes.join(",")}`, limits, paths, (name) => join(path, name));
  }
  if (!stats?.isFile()) return null;
  if (await isZip(path)) return openZipSource(path, fingerprint, limits);
  // A single file is a folder of itself.
  return filesSource(path, fingerprint, limits, [basename(path)], () => path);
}

/** Detects a ZIP by its first bytes, regardless of its name. */
async function isZip(path: string): Promise<boolean> {
  await using file = await open(path);
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
  return buffer.toString("latin1") === "PK";
}

/** Paths of all files in a folder and its subfolders. Links to folders are not followed. */
async function filesBelow(folder: string, maxEntries: number): Promise<string[]> {
  const found: string[] = [];
  let level = [""];
  for (let depth = 0; depth < MAX_FOLDER_DEPTH && level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const below of level) {
      for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
        const path = below === "" ? entry.name : `${below}/${entry.name}`;
        if (entry.isDirectory()) next.push(path);
        else found.push(path);
        if (found.length + next.length >= maxEntries) return found;
      }
    }
    level = next;
  }
  return found;
}

function filesSource(
  path: string,
  fingerprint: string,
  { maxFileBytes }: SourceLimits,
  paths: readonly string[],
  fullPathOf: (name: string) => string,
): RatingSource {
  const { pathOf, ...files } = describeFiles(paths);
  return {
    path,
    fingerprint,
    ...files,
    async open(name) {
      const fullPath = fullPathOf(pathOf(name) ?? name);
      if (sizeOf(fullPath) > maxFileBytes) throw new RecommendationProblem("export_too_large", name);
      return createReadStream(fullPath);
    },
    close() {
      // Nothing is held open.
    },
  };
}

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
