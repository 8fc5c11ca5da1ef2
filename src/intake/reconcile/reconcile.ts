import { nativePaths } from "../../paths/index.ts";
import type { WholeMs } from "../../time/wholeMs.ts";
import { isSameContent } from "./sameContent.ts";

/** A file of the library, as far as it takes to recognise it. */
export interface KnownFile {
  readonly id: number;
  readonly path: string;
  readonly sizeBytes: number;
  readonly mtimeMs: WholeMs;
  readonly inode: string | null;
  readonly fingerprint: string | null;
  /** SHA-256 of the whole, where it was needed. */
  readonly fullHash: string | null;
  /** What it held before another content was found under its path, while that may still turn out to be no replacement. */
  readonly former: { readonly fingerprint: string; readonly sizeBytes: number } | null;
  /** Its content was read once, and a film was looked for: only then is it worth more than its path. */
  readonly isRead: boolean;
  /** What its path holds now; of no account where that path is among the seen. */
  readonly atPath: "itself" | "something else" | "nothing";
  /** Of what its path holds now. */
  readonly identity: string | null;
}

/** A file as the disk has it. */
export interface SeenContent {
  readonly path: string;
  readonly sizeBytes: number;
  readonly mtimeMs: WholeMs;
  readonly inode: string | null;
  /** Device and number of the file: the same for all paths of one file. */
  readonly identity: string | null;
  /** Null while nothing can be said of its content. */
  readonly fingerprint: string | null;
  readonly fullHash: string | null;
}

export type Change<Seen extends SeenContent = SeenContent> =
  /** The content that was known under this path. */
  | { readonly kind: "kept"; readonly seen: Seen; readonly file: KnownFile }
  | { readonly kind: "moved"; readonly seen: Seen; readonly file: KnownFile }
  /** Another content under a known path, and nothing says whence it came: a better copy of the same film. */
  | { readonly kind: "replaced"; readonly seen: Seen; readonly file: KnownFile }
  /** A further file of a content that is known, or seen too. */
  | { readonly kind: "copied"; readonly seen: Seen; readonly of: KnownFile | Seen }
  /** A further path of one file: a link. */
  | { readonly kind: "linked"; readonly seen: Seen; readonly to: KnownFile | Seen }
  | { readonly kind: "added"; readonly seen: Seen };

export interface Reconciliation<Seen extends SeenContent> {
  /** One for each of the seen, in their order. */
  readonly changes: readonly Change<Seen>[];
  /** Something else lies under their paths, and their content is nowhere among the seen. */
  readonly displaced: readonly KnownFile[];
}

/**
 * What became of files between two stats at the disk: content first, paths second. A name proves nothing, since names
 * are swapped, passed on and used again; whatever somebody did with names, each content keeps its file, and with it its
 * film and all that hangs on it.
 *
 * @param known every file of the library under one of the seen paths or with one of the seen contents
 * @param seen what lies where, each path once
 */
export function reconcile<Seen extends SeenContent>(
  known: readonly KnownFile[],
  seen: readonly Seen[],
): Reconciliation<Seen> {
  const files = indexFiles(known);
  const seenPaths = new Set(seen.map(({ path }) => path));
  const changes = new Map<Seen, Change<Seen>>();
  /** Files that no seen content was found to be, so far. */
  const free = new Set(known);
  const pathsOf = new Map<string, Change<Seen>>();

  function settle(change: Change<Seen>): void {
    changes.set(change.seen, change);
    if ("file" in change) free.delete(change.file);
    if (change.seen.identity !== null && !pathsOf.has(change.seen.identity)) pathsOf.set(change.seen.identity, change);
  }

  /** What lies under its path is another content, or nothing. */
  const isAway = (file: KnownFile) => free.has(file) && (seenPaths.has(file.path) || file.atPath !== "itself");
  const left = () => seen.filter((one) => !changes.has(one));

  const returned = new Set<KnownFile>();
  for (const one of seen) {
    const file =
      files.withContentOf(one).length === 0
        ? files.withFormerContentOf(one).find((former) => free.has(former))
        : undefined;
    if (!file) continue;
    settle({ kind: "moved", seen: one, file });
    returned.add(file);
  }
  for (const one of left()) {
    const file = files.at(one.path);
    if (file && free.has(file) && isSameContent(file, one)) settle({ kind: "kept", seen: one, file });
  }
  // Of several that may be the new place of a file, the likeliest is.
  for (const isLikely of [hasSameInode, hasSameName, () => true]) {
    for (const one of left()) {
      const file = files.withContentOf(one).find((other) => isAway(other) && isLikely(other, one));
      if (file && !isFurtherPath(one)) settle({ kind: "moved", seen: one, file });
    }
  }
  for (const one of left()) settle(withoutHistory(one));
  return {
    changes: seen.map((one) => changes.get(one)!),
    displaced: [...free].filter(({ path }) => seenPaths.has(path)),
  };

  /** No content that was known here or went elsewhere. */
  function withoutHistory(one: Seen): Change<Seen> {
    const stays = files.withContentOf(one).filter((file) => !isAway(file) && !returned.has(file));
    const link = linkedTo(one) ?? stays.find((file) => isOneFile(file, one));
    if (link) return { kind: "linked", seen: one, to: link };

    const file = files.at(one.path);
    const original = stays.find(({ path }) => path !== one.path) ?? firstLike(one);
    const isExplained = original !== undefined && file?.isRead === true;
    if (file && free.has(file) && !isExplained) return { kind: "replaced", seen: one, file };
    return original ? { kind: "copied", seen: one, of: original } : { kind: "added", seen: one };
  }

  function isFurtherPath(one: Seen): boolean {
    return linkedTo(one) !== undefined;
  }

  function linkedTo(one: Seen): KnownFile | Seen | undefined {
    const change = pathsOf.get(one.identity ?? "");
    if (!change || !isOneFile(change.seen, one)) return undefined;
    return "file" in change ? change.file : "to" in change ? change.to : change.seen;
  }

  /** Seen before this one, of the same content, and not known before either. */
  function firstLike(one: Seen): Seen | undefined {
    if (one.fingerprint === null) return undefined;
    for (const [other, { kind }] of changes)
      if ((kind === "added" || kind === "replaced") && isSameContent(other, one)) return other;
    return undefined;
  }
}

function indexFiles(known: readonly KnownFile[]) {
  const byPath = new Map(known.map((file) => [file.path, file]));
  const byContent = Map.groupBy(known, (file) => file.fingerprint);
  const byFormer = Map.groupBy(known, ({ former }) => former?.fingerprint ?? null);
  return {
    at: (path: string) => byPath.get(path),
    withContentOf: (one: SeenContent) =>
      one.fingerprint === null ? [] : (byContent.get(one.fingerprint) ?? []).filter((file) => isSameContent(file, one)),
    withFormerContentOf: (one: SeenContent) =>
      one.fingerprint === null
        ? []
        : (byFormer.get(one.fingerprint) ?? []).filter(
            ({ path, former }) => path !== one.path && former?.sizeBytes === one.sizeBytes,
          ),
  };
}

function isOneFile(
  a: { readonly identity: string | null; readonly sizeBytes: number },
  b: { readonly identity: string | null; readonly sizeBytes: number },
): boolean {
  return a.identity !== null && a.identity === b.identity && a.sizeBytes === b.sizeBytes;
}

function hasSameInode(file: KnownFile, one: SeenContent): boolean {
  return file.inode !== null && file.inode === one.inode;
}

function hasSameName(file: KnownFile, one: SeenContent): boolean {
  return nativePaths.basename(file.path) === nativePaths.basename(one.path);
}
