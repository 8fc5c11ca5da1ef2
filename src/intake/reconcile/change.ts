import type { WholeMs } from "../../time/wholeMs.ts";

/** A recorded file, as far as it takes to recognise it. */
export interface KnownFile {
  readonly id: number;
  readonly path: string;
  readonly sizeBytes: number;
  readonly mtimeMs: WholeMs;
  readonly inode: string | null;
  readonly fingerprint: string | null;
  /** SHA-256 of the whole file, where it was needed. */
  readonly fullHash: string | null;
  /** The content it had before another was found at its path, while the old content may still be found elsewhere. */
  readonly former: { readonly fingerprint: string; readonly sizeBytes: number } | null;
  /** Its content was probed once: only then does the content count for more than the path. */
  readonly isRead: boolean;
  /** A person removed it from the library. */
  readonly isRemoved?: boolean;
  /** What is at its path now; not used where that path was scanned. */
  readonly atPath: "itself" | "something else" | "nothing";
  /** Device and inode of what is at its path now. */
  readonly identity: string | null;
}

/** A scanned file. */
export interface SeenContent {
  readonly path: string;
  readonly sizeBytes: number;
  readonly mtimeMs: WholeMs;
  readonly inode: string | null;
  /** Device and inode: the same for all links to one file. */
  readonly identity: string | null;
  /** Null while its content cannot be read. */
  readonly fingerprint: string | null;
  readonly fullHash: string | null;
}

export type Change<Seen extends SeenContent = SeenContent> =
  /** The content that was recorded at this path. */
  | { readonly kind: "kept"; readonly seen: Seen; readonly file: KnownFile }
  | { readonly kind: "moved"; readonly seen: Seen; readonly file: KnownFile }
  /** Another content at a recorded path, of unknown origin: taken for a better copy of the same film. */
  | { readonly kind: "replaced"; readonly seen: Seen; readonly file: KnownFile }
  /** One more file with a content that is recorded, or scanned too. */
  | { readonly kind: "copied"; readonly seen: Seen; readonly of: KnownFile | Seen }
  /** One more path of the same file: a link. */
  | { readonly kind: "linked"; readonly seen: Seen; readonly to: KnownFile | Seen }
  | { readonly kind: "added"; readonly seen: Seen };

export interface Reconciliation<Seen extends SeenContent> {
  /** One for each scanned file, in their order. */
  readonly changes: readonly Change<Seen>[];
  /** Files at whose path another content was scanned, and whose own content was not. */
  readonly displaced: readonly KnownFile[];
}
