import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { RatingProfile } from "../../drift/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import { checksumOf } from "./artefact.ts";
import { ArtefactFiles } from "./artefactFiles.ts";
import {
  createVersionParser,
  createVersionRecords,
  type ModelRole,
  type ModelVersion,
  type NewVersion,
  type ServableRow,
  type VersionRow,
} from "./versionRecords.ts";

export interface ModelRegistryParts {
  readonly store: Store;
  /** The folder of the artefacts. */
  readonly folder: string;
  readonly clock: Clock;
}

export interface WrittenArtefact {
  readonly path: string;
  readonly checksum: string;
  readonly sizeBytes: number;
}

export interface ServingModel {
  readonly version: number;
  readonly kind: string;
  /** Path of its artefact. */
  readonly file: string;
  /** The version that was promoted, where this one answers for it. */
  readonly fallbackFrom: number | null;
}

/** Versions of models: their figures in the database, their numbers in a file each. */
export interface ModelRegistry {
  /** The newest first. */
  list(): ModelVersion[];
  get(version: number): ModelVersion | null;
  /** Path of a version's artefact. */
  fileOf(version: number): string;
  /** What the ratings look like that it learnt from; null for a version that was kept without. */
  profileOf(version: number): RatingProfile | null;
  /**
   * Keeps a version: its row and its file, both or neither. @returns its number
   * @throws the file system's error (`ENOSPC`): nothing was registered, what serves goes on
   */
  register(made: NewVersion, bytes: Uint8Array): number;
  /** The same with a file that was written and checked in the folder of the artefacts. */
  registerFile(made: NewVersion, file: WrittenArtefact): number;
  /** @throws RecommendationProblem `unknown_version`, `model_damaged`: what serves goes on */
  promote(version: number, by: string | null): void;
  /** The same for a version whose file was just checked in a thread: reading it again would hold up requests. */
  promoteChecked(version: number, by: string | null): void;
  /** The version that was promoted last, whether or not its file is intact; null before the first promotion. */
  promoted(role: ModelRole): number | null;
  /** Whether a version's file is there and holds what was written; looked at once a version. */
  isIntact(version: number): boolean;
  /** Whether a version still has its file, and can be promoted. */
  hasFile(version: number): boolean;
  /**
   * Removes the files of old versions; what is known about them stays. Of each role these stay: the version in use, the
   * one before it, the newest three, and what is needed elsewhere.
   * @returns the versions whose files were removed
   */
  prune(needed: ReadonlySet<number>): number[];
  /** Id of the training that made a version; null where it was trained elsewhere. */
  trainingOf(version: number): number | null;
  /** Path of a new file in the folder of the artefacts, which is made. */
  temporaryFile(name: string): string;
  /**
   * What serves a role; null before the first promotion. Where its file is missing or damaged, the newest older version
   * with an intact file answers for it.
   */
  serving(role: ModelRole): ServingModel | null;
}

/** Versions of each role that keep their files without any other reason. */
const NEWEST_KEPT = 3;

/** @param versions the newest first. @param previous those that served before the ones in use */
function versionsToPrune(versions: readonly VersionRow[], previous: ReadonlySet<number>): number[] {
  const kept = new Map<ModelRole, number>();
  return versions
    .filter(({ version, role, serving }) => {
      const newer = kept.get(role) ?? 0;
      kept.set(role, newer + 1);
      return newer >= NEWEST_KEPT && version !== serving && !previous.has(version);
    })
    .map(({ version }) => version);
}

export function createModelRegistry({ store, folder, clock }: ModelRegistryParts): ModelRegistry {
  const records = createVersionRecords(store);
  const files = new ArtefactFiles(folder);
  const toModelVersion = createVersionParser();
  function promoteIf(version: number, by: string | null, isIntact: (checksum: string) => boolean): void {
    const row = records.get(version);
    if (!row) throw new RecommendationProblem("unknown_version", String(version));
    if (!isIntact(row.checksum)) throw new RecommendationProblem("model_damaged", `v${version}`);
    store.writeDurable(() => records.setServing(row.role, version, by, clock.now()));
  }

  return {
    list: () => records.list().map(toModelVersion),
    get(version) {
      const row = records.get(version);
      return row && toModelVersion(row);
    },
    fileOf: (version) => files.pathOf(version),
    profileOf: records.profileOf,
    register: (made, bytes) =>
      store.writeDurable(() => {
        const file = { checksum: checksumOf(bytes), sizeBytes: bytes.byteLength, now: clock.now() };
        const version = records.insert(made, file);
        files.write(version, bytes);
        return version;
      }),
    registerFile: (made, { path, checksum, sizeBytes }) =>
      store.writeDurable(() => {
        const version = records.insert(made, { checksum, sizeBytes, now: clock.now() });
        files.adopt(version, path);
        return version;
      }),
    promoted: (role) => records.promoted(role)?.version ?? null,
    isIntact(version) {
      const row = records.get(version);
      return row !== null && files.wasIntact(version, row.checksum);
    },
    hasFile: (version) => files.exists(version),
    prune(needed) {
      const removed = versionsToPrune(records.list(), records.previous()).filter(
        (version) => files.exists(version) && !needed.has(version),
      );
      for (const version of removed) files.remove(version);
      return removed;
    },
    trainingOf: (version) => records.get(version)?.training ?? null,
    temporaryFile(name) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      return join(folder, name);
    },
    promote: (version, by) => promoteIf(version, by, (checksum) => files.isIntact(version, checksum)),
    promoteChecked: (version, by) => promoteIf(version, by, (checksum) => files.wasIntact(version, checksum)),
    serving(role) {
      const promoted = records.promoted(role);
      if (!promoted) return null;
      const isUsable = ({ version, checksum }: ServableRow) => files.wasIntact(version, checksum);
      const usable = isUsable(promoted) ? promoted : records.olderThan(role, promoted.version).find(isUsable);
      if (!usable) return null;
      const { version, kind } = usable;
      const fallbackFrom = usable === promoted ? null : promoted.version;
      return { version, kind, file: files.pathOf(version), fallbackFrom };
    },
  };
}
