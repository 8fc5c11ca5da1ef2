import type { KnownFile, SeenContent } from "./change.ts";
import { isSameContent } from "./sameContent.ts";

/** Recorded files, found by path and by content. */
export class KnownFiles {
  readonly #byPath: ReadonlyMap<string, KnownFile>;
  readonly #byFingerprint: ReadonlyMap<string | null, readonly KnownFile[]>;
  readonly #byFormerFingerprint: ReadonlyMap<string | null, readonly KnownFile[]>;

  constructor(files: readonly KnownFile[]) {
    this.#byPath = new Map(files.map((file) => [file.path, file]));
    this.#byFingerprint = Map.groupBy(files, ({ fingerprint }) => fingerprint);
    this.#byFormerFingerprint = Map.groupBy(files, ({ former }) => former?.fingerprint ?? null);
  }

  at(path: string): KnownFile | undefined {
    return this.#byPath.get(path);
  }

  withContentOf(seen: SeenContent): readonly KnownFile[] {
    if (seen.fingerprint === null) return [];
    return (this.#byFingerprint.get(seen.fingerprint) ?? []).filter((file) => isSameContent(file, seen));
  }

  /** Files at other paths whose content was this one until another was found in its place. */
  withFormerContentOf(seen: SeenContent): readonly KnownFile[] {
    if (seen.fingerprint === null) return [];
    return (this.#byFormerFingerprint.get(seen.fingerprint) ?? []).filter(
      ({ path, former }) => path !== seen.path && former?.sizeBytes === seen.sizeBytes,
    );
  }
}
