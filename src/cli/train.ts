import { setTimeout as wait } from "node:timers/promises";
import type { Command } from "commander";
import type { Engine } from "../engine.ts";
import type { Training } from "../recommendation/index.ts";
import { type JsonOption, toLines } from "./arguments.ts";
import { print } from "./configOf.ts";
import { withEngine } from "./withEngine.ts";

const POLL_INTERVAL_MS = 200;

export function addTrainCommand(program: Command): void {
  program
    .command("train")
    .description("train, compare and register; promote what is better")
    .option("--wait", "until it is finished")
    .option("--json", "one JSON document")
    .action(({ wait: isWaiting, json }: JsonOption & { wait?: boolean }, command: Command) =>
      withEngine(command, async (engine, signal) => {
        const { recommendation } = engine.local;
        const id = await recommendation.trainings.start();
        if (!isWaiting)
          if (!isWaiting)
            return print(json, { training_id: id }, [`training ${id} is queued: it runs while the program does`]);
        const training = await finished(recommendation, id, signal);
        const document = toDocument(id, training);
        print(json, document, toLines(document));
        if (training.state !== "done") process.exitCode = 1;
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

function toDocument(id: number, { state, results }: Training): object {
  return {
    training_id: id,
    state,
    dataset: results.dataset,
    best_params: results.bestParams,
    rmse: results.candidate?.rmse,
    version: results.versions?.rating,
    list_version: results.versions?.list,
    promoted: results.promoted?.rating ?? false,
    list_promoted: results.promoted?.list ?? false,
    reason: results.verdicts,
  };
}
