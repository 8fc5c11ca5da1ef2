import type { ModelRole } from "../registry/versionRecords.ts";

export interface PublishedTraining {
  /** Of this library; MLflow keeps trainings of many. */
  readonly libraryId: string;
  readonly trainingId: number;
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly program: string;
  readonly dataset: {
    readonly fingerprint: string;
    readonly ratings: number;
    readonly users: number;
    readonly films: number;
  };
  /** RMSE of every compared model, and of the cells of the grid in their order. */
  readonly comparison: Readonly<Record<string, number>>;
  readonly grid: readonly number[];
  readonly models: readonly PublishedModel[];
}

export interface PublishedModel {
  readonly role: ModelRole;
  readonly kind: string;
  /** Its number here. */
  readonly version: number;
  readonly params: Readonly<Record<string, unknown>>;
  /** Means, by the name of the metric. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly folds: readonly { readonly rmse: number; readonly mae: number }[];
  /** Its portable artefact: a path, or the bytes. */
  readonly artefact: string | Uint8Array;
  /** Of the artefact: hexadecimal SHA-256. */
  readonly checksum: string;
  /** What becomes `evaluation.json` and `baseline.json`. */
  readonly evaluation: object;
  readonly baseline: object;
}
