import { setTimeout as wait } from "node:timers/promises";
import type { Command } from "commander";
import type { Engine } from "../engine.ts";
import { errorTranslator } from "../messages/index.ts";
import type { Training } from "../recommendation/index.ts";
import { writeError } from "../terminal/index.ts";
import { type JsonOption, toLines } from "./arguments.ts";
import { configOf, print } from "./configOf.ts";
import { withEngine } from "./withEngine.ts";

const POLL_INTERVAL_MS = 200;

export function addTrainCommand(program: Command): void {
  program
    .command("train")
    .description("train, compare and register; promote what is better")
    .option("--wait", "until it is finished, and published where MLFLOW_TRACKING_URI is set")
    .option("--json", "one JSON document")
    .action(({ wait: isWaiting, json }: JsonOption & { wait?: boolean }, command: Command) =>
      withEngine(command, async (engine, signal) => {
        const { recommendation } = engine.local;
        const id = await recommendation.trainings.start();
        if (!isWaiting)
          return print(json, { training_id: id }, [`training ${id} is queued: it runs while the program does`]);
        const training = await finished(recommendation, id, signal);
        const publication = training.state === "done" ? await published(recommendation, id, signal) : null;
        const document = { ...toDocument(id, training), ...mlflowDocument(training, recommendation, publication) };
        print(json, document, toLines(document));
        if (publication?.error) writeError(errorTranslator(configOf(command).language)(publication.error));
        if (training.state !== "done" || publication?.error) process.exitCode = 1;
      }),
    );
}

async function finished(
  { trainings }: Engine["local"]["recommendation"],
  id: number,
  signal: AbortSignal,
): Promise<Training> {
  for (;;) {
    const training = trainings.get(id);
    if (training && training.state !== "running") return training;
    await wait(POLL_INTERVAL_MS, undefined, { signal });
  }
}

type Recommendation = Engine["local"]["recommendation"];
type Publication = NonNullable<ReturnType<Recommendation["mlflow"]["publicationOf"]>>;

/** @returns what became of publishing it; null without an MLflow server */
async function published({ mlflow }: Recommendation, id: number, signal: AbortSignal): Promise<Publication | null> {
  while (mlflow.isOn) {
    const publication = mlflow.publicationOf(id);
    if (publication) return publication;
    await wait(POLL_INTERVAL_MS, undefined, { signal });
  }
  return null;
}

/** MLflow's numbers of the versions that the training made. */
function mlflowDocument({ results }: Training, { mlflow }: Recommendation, publication: Publication | null): object {
  if (publication === null) return {};
  const linked = mlflow.linkedVersions();
  const numberOf = (version = 0) => linked.get(version)?.mlflowVersion ?? null;
  return {
    mlflow_version: numberOf(results.versions?.rating),
    mlflow_list_version: numberOf(results.versions?.list),
    mlflow_error: publication.error?.code ?? null,
  };
}

function toDocument(id: number, { state, results }: Training): object {
  return {
    training_id: id,
    state,
    dataset: results.dataset,
    best_params: results.bestParams,
    rmse: results.candidate?.rmse,
    previous: results.previous,
    version: results.versions?.rating,
    list_version: results.versions?.list,
    promoted: results.promoted?.rating ?? false,
    list_promoted: results.promoted?.list ?? false,
    reason: results.verdicts,
  };
}
