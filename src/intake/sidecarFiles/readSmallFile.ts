import type { AllowedRoots } from "../fileAccess/allowedRoots.ts";
import { openForReading } from "../fileAccess/openForReading.ts";

export interface ReadSmallFileInput {
  readonly path: string;
  readonly maxBytes: number;
  /** Where links that are now in the path may lead. */
  readonly roots?: AllowedRoots;
}

export type ReadSmallFileOutcome =
  | { readonly kind: "read"; readonly bytes: Uint8Array }
  | { readonly kind: "refused"; readonly code: "too_large" | "unreadable" };

/**
 * Reads a small file in a film's folder. Links are followed only into folders that the user added. Never throws.
 * Blocks: call it in a thread of the `media` pool.
 */
export function readSmallFile({ path, maxBytes, roots = [] }: ReadSmallFileInput): ReadSmallFileOutcome {
  try {
    using file = openForReading(path, roots);
    if (!file.stat.isFile) return { kind: "refused", code: "unreadable" };
    if (file.stat.sizeBytes > maxBytes) return { kind: "refused", code: "too_large" };
    return { kind: "read", bytes: new Uint8Array(file.readAt(0, file.stat.sizeBytes)) };
  } catch {
    // Gone, replaced by a link, or not readable: the caller treats all alike.
    return { kind: "refused", code: "unreadable" };
  }
}
