import { rm } from "node:fs/promises";
import { errorCode, factsOf, hasCode } from "../../errors/index.ts";
import type { Store } from "../../store/index.ts";
import { yieldToEventLoop } from "../../time/index.ts";
import { runContentTask } from "../../workers/index.ts";
import type { RatedFilms } from "../ratedFilms/ratedFilms.ts";
import type { FilmIdentities } from "../registry/filmIdentities.ts";
import type { ModelRegistry } from "../registry/modelRegistry.ts";
import type { ModelRole } from "../registry/versionRecords.ts";
import { type FilmParts, listHouseholdFilms } from "../training/loadRatings.ts";
import type { CheckedModel, WrittenFile } from "./artefactThread.ts";
import type { LinkRecords } from "./linkRecords.ts";
import type { MlflowClient } from "./mlflowClient.ts";
import { MlflowError } from "./mlflowError.ts";
import { type RemoteVersion, registeredName } from "./registeredModels.ts";
import { downloadTasks, portableTasks } from "./tasks.ts";

export interface LoadParts extends FilmParts {
  readonly films: FilmParts["films"] & Pick<RatedFilms, "addModelFilms">;
  readonly client: MlflowClient;
  readonly registry: Pick<ModelRegistry, "registerFile" | "temporaryFile">;
  readonly records: LinkRecords;
  readonly store: Store;
}

/** Films written in one transaction: a few milliseconds. */
const FILMS_PER_WRITE = 200;
/** The reason names parts of the file, which may be of any length. */
const MAX_REASON_LENGTH = 100;
const MODEL_FILE = "model.bin";
/** Reading the library's films takes seconds at most. */
const LIBRARY_TIMEOUT_MS = 300_000;

/**
 * Loads a version of MLflow's registry into the registry here: downloaded with a limit, compared with its checksum, read
 * to its end in a thread that can be ended, and written again with the ids of this library's films. It serves only
 * after that.
 * @returns its number here
 * @throws MlflowError; the signal's reason
 */
export async function loadVersion(
  role: ModelRole,
  remote: RemoteVersion,
  parts: LoadParts,
  signal: AbortSignal,
): Promise<number> {
  const { client, registry } = parts;
  if (remote.status !== "READY") throw notReady(remote);
  const downloaded = registry.temporaryFile(`mlflow-${role}.part`);
  const written = registry.temporaryFile(`mlflow-${role}.local.part`);
  const clear = () => Promise.all([downloaded, written].map((path) => rm(path, { force: true })));
  await clear();
  try {
    const from = { name: registeredName(role), version: String(remote.version), source: remote.source };
    const received = await client.artefacts.download({ ...from, file: MODEL_FILE }, downloaded, signal);
    requireChecksum(remote, received.checksum);
    const evaluation = await client.artefacts.readSmall({ ...from, file: "evaluation.json" }, signal);
    const model = await checked(parts, downloaded, evaluation, signal);
    if (model.role !== role) throw new MlflowError("mlflow_artefact_damaged", `role ${model.role}`);
    const filmIds = await linkFilms(model.films, parts, signal);
    const file = await runContentTask(
      parts.workers,
      downloadTasks.writeLocal,
      { path: downloaded, filmIds, to: written },
      { signal },
    );
    return register(role, remote, model, { ...file, path: written }, parts);
  } finally {
    await clear();
  }
}

/** A version that failed to be registered stays so. */
function notReady({ status }: RemoteVersion): MlflowError {
  const code = status.startsWith("PENDING") ? "mlflow_artefact_pending" : "mlflow_artefact_damaged";
  return new MlflowError(code, status.slice(0, MAX_REASON_LENGTH));
}

function requireChecksum({ tags }: RemoteVersion, checksum: string): void {
  const expected = tags.get("filmotheque.sha256");
  if (expected !== undefined && expected !== checksum) throw new MlflowError("mlflow_artefact_damaged", "sha256");
}

async function checked(
  { workers }: LoadParts,
  path: string,
  evaluation: Uint8Array | null,
  signal: AbortSignal,
): Promise<CheckedModel> {
  try {
    return await runContentTask(workers, downloadTasks.checkDownloaded, { path, evaluation }, { signal });
  } catch (error) {
    if (!hasCode(error, "model_damaged", "content_too_costly")) throw error;
    throw new MlflowError(
      "mlflow_artefact_damaged",
      String(factsOf(error).fact ?? errorCode(error)).slice(0, MAX_REASON_LENGTH),
    );
  }
}

/** @returns this library's id of each film of the model, which all are rated films then */
async function linkFilms(films: FilmIdentities, parts: LoadParts, signal: AbortSignal): Promise<Int32Array> {
  const find = () =>
    parts.workers.run(
      portableTasks.findModelFilms,
      { database: parts.database, films },
      { signal, timeoutMs: LIBRARY_TIMEOUT_MS },
    );
  const found = await find();
  if (found.missing.length === 0) return found.filmIds;
  for (let from = 0; from < found.missing.length; from += FILMS_PER_WRITE) {
    parts.inTransaction(() => parts.films.addModelFilms(found.missing.slice(from, from + FILMS_PER_WRITE)));
    await yieldToEventLoop();
    signal.throwIfAborted();
  }
  await listHouseholdFilms(parts, signal);
  return (await find()).filmIds;
}

function register(
  role: ModelRole,
  remote: RemoteVersion,
  { kind, facts }: CheckedModel,
  file: WrittenFile & { readonly path: string },
  { registry, records, store }: LoadParts,
): number {
  const reason = { promoted: true, lines: [] };
  return store.writeDurable(() => {
    // The household measures drift against its own past, never against the ratings of another library.
    const version = registry.registerFile({ ...facts, role, kind, reason, profile: null, training: null }, file);
    records.save(role, { version, mlflowVersion: remote.version, isLoaded: true });
    return version;
  });
}
