import type { DiscRole } from "../../intake/index.ts";
import type { Release } from "../releaseName/index.ts";

/** More files than the film of one disc has: the parts of a second disc come after those of the first. */
const PARTS_PER_DISC = 100;

/** What the tables of a disc add to the name: the part of the film, or that a file is a menu or bonus. */
export function withDiscRole(release: Release, role: DiscRole | null): Release {
  if (role === null || release.kind === "extra" || release.kind === "sample") return release;
  if (role.kind !== "film") return { ...release, kind: "extra" };
  if (role.part === null) return release;
  const disc = release.part ?? 1;
  return { ...release, part: (disc - 1) * PARTS_PER_DISC + role.part };
}
