import { realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { openForReading } from "../fileAccess/openForReading.ts";

export interface ReadSmallFileInput {
  readonly path: string;
  readonly maxBytes: number;
}

export type ReadSmallFileOutcome =
  | { readonly kind: "read"; readonly bytes: Uint8Array }
  | { readonly kind: "refused"; readonly code: "too_large" | "unreadable" };

/**
 * Reads a small file of a film's folder. Links are not followed: a person named this folder, and no other place. Never throws; run it in a thread of the `media` pool.
 */
export function readSmallFile({ path, maxBytes }: ReadSmallFileInput): ReadSmallFileOutcome {
  try {
    const realPath = join(realpathSync.native(dirname(path)), basename(path));
    using file = openForReading(realPath);
    if (!file.stat.isFile) return { kind: "refused", code: "unreadable" };
    if (file.stat.sizeBytes > maxBytes) return { kind: "refused", code: "too_large" };
    return { kind: "read", bytes: new Uint8Array(file.readAt(0, file.stat.sizeBytes)) };
  } catch {
    // Gone, replaced by a link, or not readable: the caller treats all alike.
    return { kind: "refused", code: "unreadable" };
  }
}
