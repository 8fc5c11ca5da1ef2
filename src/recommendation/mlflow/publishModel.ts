import { ARTEFACT_FORMAT } from "../registry/artefact.ts";
import type { MlflowClient } from "./mlflowClient.ts";
import type { PublishedModel, PublishedTraining } from "./publishedTraining.ts";
import { RegisteredModel } from "./registeredModels.ts";

export interface PublishedRun {
  readonly runId: string;
  readonly artifactUri: string;
  readonly training: PublishedTraining;
}

/**
 * The files of a model first, then its version: nobody finds a version without its files.
 * @returns MLflow's number
 * @throws MlflowError
 */
export async function publishModel(
  client: MlflowClient,
  { runId, artifactUri, training }: PublishedRun,
  model: PublishedModel,
  signal: AbortSignal,
): Promise<number> {
  const { role, artefact, checksum, version } = model;
  const put = (name: string, file: string | Uint8Array) =>
    client.artefacts.put(artifactUri, `${role}/${name}`, file, signal);
  await put("model.bin", artefact);
  await put("MLmodel", Buffer.from(describe(model, runId, training)));
  await put("evaluation.json", toJson(model.evaluation));
  await put("baseline.json", toJson(model.baseline));
  const registered = new RegisteredModel(client, role, signal);
  await registered.create();
  const tags = {
    "filmotheque.version": String(version),
    "filmotheque.library": training.libraryId,
    "filmotheque.training": String(training.trainingId),
    "filmotheque.format": String(ARTEFACT_FORMAT),
    "filmotheque.sha256": checksum,
  };
  const known = await registered.versionOfRun(runId);
  if (known === null) return registered.createVersion(`${artifactUri}/${role}`, runId, tags);
  // The artefact may have been written again since.
  await registered.setTags(known, tags);
  return known;
}

const toJson = (value: object) => Buffer.from(JSON.stringify(value, null, 2));

function describe({ kind, checksum }: PublishedModel, runId: string, { finishedAt }: PublishedTraining): string {
  const uuid = [0, 8, 12, 16, 20].map((from, part) => checksum.slice(from, [8, 12, 16, 20, 32][part])).join("-");
  return `flavors:
  filmotheque:
    data: model.bin
    kind: ${kind}
    format: ${ARTEFACT_FORMAT}
signature:
  inputs: '[{"name": "user_id", "type": "string"}, {"name": "top_n", "type": "integer"}]'
  outputs: '[{"name": "film_id", "type": "string"}, {"name": "score", "type": "double"}]'
model_uuid: ${uuid}
run_id: ${runId}
utc_time_created: '${new Date(finishedAt).toISOString().replace("T", " ").replace("Z", "")}'
`;
}
