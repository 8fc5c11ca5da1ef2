import { LRUCache } from "lru-cache";
import { nativePaths } from "../../paths/index.ts";
import type { Workers } from "../../workers/index.ts";
import type { AllowedRoots } from "../fileAccess/allowedRoots.ts";
import { intakeTasks } from "../tasks.ts";
import { type DiscLocation, discOf } from "./discPaths.ts";
import type { DiscRole, DiscRoles } from "./discRole.ts";

/** Determines the roles of the videos in DVD, Blu-ray and AVCHD folders. */
export interface Discs {
  /** Null for a video that is not part of a disc. */
  roleOf(videoPath: string, signal?: AbortSignal): Promise<DiscRole | null>;
  /** All videos of the same disc; empty for a video that is not part of one. */
  videosAround(videoPath: string): Promise<readonly DiscVideo[]>;
}

export interface DiscVideo {
  readonly path: string;
  readonly role: DiscRole;
}

export interface DiscsParts {
  readonly workers: Pick<Workers, "run">;
  /** Where links in a path may lead at the time of the call. */
  roots(): AllowedRoots;
}

/** The files of a disc arrive together, so results are cached briefly; a disc that is still being copied changes. */
const FRESH_MS = 5_000;
const MAX_DISCS = 64;

export function createDiscs({ workers, roots }: DiscsParts): Discs {
  const read = new LRUCache<string, Promise<DiscRoles>>({ max: MAX_DISCS, ttl: FRESH_MS });

  function rolesOf(disc: DiscLocation): Promise<DiscRoles> {
    const known = read.get(disc.videos);
    if (known) return known;
    const files = workers.run(intakeTasks.readDiscRoles, { disc, roots: roots() });
    read.set(disc.videos, files);
    files.catch(() => read.delete(disc.videos));
    return files;
  }

  return {
    async roleOf(videoPath, signal) {
      const disc = discOf(videoPath);
      if (disc === null) return null;
      const name = nativePaths.basename(videoPath);
      const known = (await rolesOf(disc)).get(name);
      // The file appeared after the disc was read.
      if (known === undefined) read.delete(disc.videos);
      const role = known ?? (await rolesOf(disc)).get(name) ?? null;
      signal?.throwIfAborted();
      return role;
    },

    async videosAround(videoPath) {
      const disc = discOf(videoPath);
      if (disc === null) return [];
      const roles = await rolesOf(disc);
      return [...roles].map(([name, role]) => ({ path: nativePaths.join(disc.videos, name), role }));
    },
  };
}
