import { nativePaths } from "../../paths/index.ts";
import type { Change, KnownFile, Reconciliation, SeenContent } from "./change.ts";
import { KnownFiles } from "./knownFiles.ts";
import { isSameContent } from "./sameContent.ts";

/**
 * What became of files between two scans: content first, paths second (decision 39). A name proves nothing, because
 * names are swapped, passed on and used again; after any renames each content keeps its file, and with it
 * its film and all that refers to it.
 *
 * @param known every recorded file at one of the scanned paths or with one of the scanned contents
 * @param seen the scanned files, each path once
 */
export function reconcile<Seen extends SeenContent>(
  known: readonly KnownFile[],
  seen: readonly Seen[],
): Reconciliation<Seen> {
  const matching = new ContentMatching(known, seen);
  matching.returnFormerContents();
  matching.keepUnmoved();
  matching.followMoves();
  matching.settleTheRest();
  return matching.result();
}

/** Gives each scanned file its change. The steps go from the surest to the least sure, and each settles what it can. */
class ContentMatching<Seen extends SeenContent> {
  readonly #files: KnownFiles;
  readonly #seen: readonly Seen[];
  readonly #seenPaths: ReadonlySet<string>;
  readonly #changes = new Map<Seen, Change<Seen>>();
  /** Recorded files that no scanned file was matched with so far. */
  readonly #unmatched: Set<KnownFile>;
  /** Files that got back the content they had before it was replaced. */
  readonly #returned = new Set<KnownFile>();
  /** By device and inode, the first change of each file on the disk: further paths of it are links. */
  readonly #byIdentity = new Map<string, Change<Seen>>();

  constructor(known: readonly KnownFile[], seen: readonly Seen[]) {
    this.#files = new KnownFiles(known);
    this.#seen = seen;
    this.#seenPaths = new Set(seen.map(({ path }) => path));
    this.#unmatched = new Set(known);
  }

  /** A content that seemed to be replaced was moved, and is found again elsewhere. */
  returnFormerContents(): void {
    for (const one of this.#seen) {
      if (this.#files.withContentOf(one).length > 0) continue;
      const file = this.#files.withFormerContentOf(one).find((former) => this.#unmatched.has(former));
      if (!file) continue;
      this.#settle({ kind: "moved", seen: one, file });
      this.#returned.add(file);
    }
  }

  keepUnmoved(): void {
    for (const one of this.#open()) {
      const file = this.#files.at(one.path);
      if (file && this.#unmatched.has(file) && isSameContent(file, one))
        this.#settle({ kind: "kept", seen: one, file });
    }
  }

  /** Where a content is found at several new paths, the likeliest is where the file was moved to. */
  followMoves(): void {
    for (const isLikely of [hasSameInode, hasSameName, () => true]) {
      for (const one of this.#open()) {
        const file = this.#files
          .withContentOf(one)
          .find(
            (other) =>
              this.#isAway(other) &&
              isLikely(other, one) &&
              (isLikely === hasSameInode || !this.#isLeftToCopies(other, one)),
          );
        if (file && !this.#linkedTo(one)) this.#settle({ kind: "moved", seen: one, file });
      }
    }
  }

  /** Contents that are new at their path: links, copies, replacements, new files. */
  settleTheRest(): void {
    for (const one of this.#open()) this.#settle(this.#changeWithoutHistory(one));
  }

  result(): Reconciliation<Seen> {
    return {
      changes: this.#seen.flatMap((one) => this.#changes.get(one) ?? []),
      displaced: [...this.#unmatched].filter(({ path }) => this.#seenPaths.has(path)),
    };
  }

  #open(): Seen[] {
    return this.#seen.filter((one) => !this.#changes.has(one));
  }

  #settle(change: Change<Seen>): void {
    this.#changes.set(change.seen, change);
    if ("file" in change) this.#unmatched.delete(change.file);
    const { identity } = change.seen;
    if (identity !== null && !this.#byIdentity.has(identity)) this.#byIdentity.set(identity, change);
  }

  /** At its path there is another content, or nothing. */
  #isAway(file: KnownFile): boolean {
    return this.#unmatched.has(file) && (this.#seenPaths.has(file.path) || file.atPath !== "itself");
  }

  /** It was removed, and another file with its content was not: what is found is a copy of that one. */
  #isLeftToCopies(file: KnownFile, one: Seen): boolean {
    return file.isRemoved === true && this.#files.withContentOf(one).some((other) => other.isRemoved !== true);
  }

  #changeWithoutHistory(one: Seen): Change<Seen> {
    const present = this.#files.withContentOf(one).filter((file) => !this.#isAway(file) && !this.#returned.has(file));
    const link = this.#linkedTo(one) ?? present.find((file) => isOneFile(file, one));
    if (link) return { kind: "linked", seen: one, to: link };

    const file = this.#files.at(one.path);
    const original = present.find(({ path }) => path !== one.path) ?? this.#firstWithContentOf(one);
    const isCopyOverRead = original !== undefined && file?.isRead === true;
    if (file && this.#unmatched.has(file) && !isCopyOverRead) return { kind: "replaced", seen: one, file };
    return original ? { kind: "copied", seen: one, of: original } : { kind: "added", seen: one };
  }

  #linkedTo(one: Seen): KnownFile | Seen | undefined {
    const change = this.#byIdentity.get(one.identity ?? "");
    if (!change || !isOneFile(change.seen, one)) return undefined;
    return "file" in change ? change.file : "to" in change ? change.to : change.seen;
  }

  /** The first scanned file with this content that was not recorded before. */
  #firstWithContentOf(one: Seen): Seen | undefined {
    if (one.fingerprint === null) return undefined;
    for (const [other, { kind }] of this.#changes)
      if ((kind === "added" || kind === "replaced") && isSameContent(other, one)) return other;
    return undefined;
  }
}

interface FileOnDisk {
  readonly identity: string | null;
  readonly sizeBytes: number;
}

function isOneFile(a: FileOnDisk, b: FileOnDisk): boolean {
  return a.identity !== null && a.identity === b.identity && a.sizeBytes === b.sizeBytes;
}

function hasSameInode(file: KnownFile, one: SeenContent): boolean {
  return file.inode !== null && file.inode === one.inode;
}

function hasSameName(file: KnownFile, one: SeenContent): boolean {
  return nativePaths.basename(file.path) === nativePaths.basename(one.path);
}
