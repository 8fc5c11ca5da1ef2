import type { DiscRole } from "../../intake/index.ts";
import type { Release } from "../releaseName/index.ts";

/**
 * An offset larger than the number of files on a disc, so that the parts of a second disc sort after those of the
 * first.
 */
const PARTS_PER_DISC = 100;

/** Adds what the disc's tables state: which part of the film the file is, or that it is a menu or bonus. */
export function withDiscRole(release: Release, role: DiscRole | null): Release {
  if (role === null || release.kind === "extra" || release.kind === "sample") return release;
  if (role.kind !== "film") return { ...release, kind: "extra" };
  if (role.part === null) return release;
  const disc = release.part ?? 1;
  return { ...release, part: (disc - 1) * PARTS_PER_DISC + role.part };
}
