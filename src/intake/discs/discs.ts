import { LRUCache } from "lru-cache";
import { nativePaths } from "../../paths/index.ts";
import type { Workers } from "../../workers/index.ts";
import type { AllowedRoots } from "../fileAccess/allowedRoots.ts";
import { intakeTasks } from "../tasks.ts";
import { discOf } from "./discPaths.ts";
import type { DiscRole, DiscRoles } from "./discRole.ts";

/** What the videos of DVD, Blu-ray and AVCHD folders are. */
export interface Discs {
  /** Null for a video that belongs to no disc. */
  roleOf(videoPath: string, signal?: AbortSignal): Promise<DiscRole | null>;
}

export interface DiscsParts {
  readonly workers: Pick<Workers, "run">;
  /** Where links that are now in a path may lead. */
  roots(): AllowedRoots;
}

/** The files of one disc come in together; one that is still being copied changes. */
const FRESH_MS = 5_000;
const MAX_DISCS = 64;

export function createDiscs({ workers, roots }: DiscsParts): Discs {
  const read = new LRUCache<string, Promise<DiscRoles>>({ max: MAX_DISCS, ttl: FRESH_MS });

  return {
    async roleOf(videoPath, signal) {
      const disc = discOf(videoPath);
      if (disc === null) return null;
      const known = read.get(disc.videos);
      const roles = known ?? workers.run(intakeTasks.readDiscRoles, { disc, roots: roots() });
      if (!known) {
        read.set(disc.videos, roles);
        roles.catch(() => read.delete(disc.videos));
      }
      const found = (await roles).get(nativePaths.basename(videoPath).toLowerCase()) ?? null;
      signal?.throwIfAborted();
      return found;
    },
  };
}
