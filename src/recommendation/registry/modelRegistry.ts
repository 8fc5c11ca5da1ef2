import type { RatingProfile } from "../../drift/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import { checksumOf } from "./artefact.ts";
import { ArtefactFiles } from "./artefactFiles.ts";
import {
  createVersionRecords,
  type ModelRole,
  type ModelVersion,
  type NewVersion,
  toModelVersion,
} from "./versionRecords.ts";

export interface ModelRegistryParts {
  readonly store: Store;
  /** The folder of the artefacts. */
  readonly folder: string;
  readonly clock: Clock;
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
  /** @throws RecommendationProblem `unknown_version`, `model_damaged`: what serves goes on */
  promote(version: number, by: string | null): void;
  /**
   * What serves a role; null before the first promotion. Where its file is missing or damaged, the newest older version
   * with an intact file answers for it.
   */
  serving(role: ModelRole): ServingModel | null;
}

export function createModelRegistry({ store, folder, clock }: ModelRegistryParts): ModelRegistry {
  const records = createVersionRecords(store);
  const files = new ArtefactFiles(folder);
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
    promote(version, by) {
      const row = records.get(version);
      if (!row) throw new RecommendationProblem("unknown_version", String(version));
      if (!files.isIntact(version, row.checksum)) throw new RecommendationProblem("model_damaged", `v${version}`);
      store.writeDurable(() => records.setServing(row.role, version, by, clock.now()));
    },
    serving(role) {
      const rows = records.servingFirst(role);
      const [promoted] = rows;
      if (!promoted) return null;
      const usable = rows.find(
        ({ version, checksum }) => version <= promoted.version && files.wasIntact(version, checksum),
      );
      if (!usable) return null;
      const { version, kind } = usable;
      const fallbackFrom = usable === promoted ? null : promoted.version;
      return { version, kind, file: files.pathOf(version), fallbackFrom };
    },
  };
}
