import { type Command, InvalidArgumentError } from "commander";
import { errorTranslator } from "../messages/index.ts";
import type { MlflowState } from "../recommendation/index.ts";
import { writeError } from "../terminal/index.ts";
import { type JsonOption, wholeNumber } from "./arguments.ts";
import { configOf, print } from "./configOf.ts";
import { withEngine } from "./withEngine.ts";

/** Versions of the models, and what they predict. */
export function addModelCommands(program: Command): void {
  addListCommand(program);
  addPromoteCommand(program);
  addPredictCommand(program);
  addMlflowCommand(program);
}

function addListCommand(program: Command): void {
  program
    .command("models")
    .description("every version")
    .option("--json", "one JSON document")
    .action(({ json }: JsonOption, command: Command) =>
      withEngine(command, async (engine) => {
        const { models, mlflow } = engine.local.recommendation;
        const linked = mlflow.linkedVersions();
        const items = models.list().map((one) => ({
          ...one,
          mlflow_version: linked.get(one.version)?.mlflowVersion ?? null,
        }));
        print(
          json,
          { items },
          items.map(
            ({ version, role, kind, stage, metrics, mlflow_version: number }) =>
              `v${version}  ${role.padEnd(6)} ${kind.padEnd(10)} ${stage.padEnd(10)} RMSE ${metrics.rmse ?? "–"}${number === null ? "" : `  MLflow v${number}`}`,
          ),
        );
      }),
    );
}

function addPromoteCommand(program: Command): void {
  program
    .command("promote")
    .description("use a version, also an older one")
    .argument("<version>", "", wholeNumber)
    .option("--json", "one JSON document")
    .action((version: number, { json }: JsonOption, command: Command) =>
      withEngine(command, async (engine, signal) => {
        const { models, mlflow } = engine.local.recommendation;
        models.promote(version, null);
        print(json, { version, stage: "production" }, [`v${version} is in use`]);
        if (mlflow.isOn) reportLink(await mlflow.followNow(signal), command);
      }),
    );
}

function addMlflowCommand(program: Command): void {
  program
    .command("mlflow")
    .description("sync with the MLflow registry now and show the result")
    .option("--json", "one JSON document")
    .action(({ json }: JsonOption, command: Command) =>
      withEngine(command, async (engine, signal) => {
        const { mlflow, models } = engine.local.recommendation;
        const state = await mlflow.followNow(signal);
        const linked = mlflow.linkedVersions();
        const served = models.list().filter(({ stage }) => stage === "production");
        const serving = served.map(({ role, version }) => ({
          role,
          version,
          mlflow_version: linked.get(version)?.mlflowVersion ?? null,
        }));
        const { lastFollowedAt, ...shown } = state;
        const followedAt = lastFollowedAt === null ? null : new Date(lastFollowedAt).toISOString();
        print(json, { ...shown, followed_at: followedAt, serving }, [
          state.state,
          ...serving.map(({ role, version, mlflow_version: number }) =>
            number === null ? `${role}: v${version}` : `${role}: v${version}, MLflow v${number}`,
          ),
        ]);
        reportLink(state, command);
      }),
    );
}

/** What went wrong with the server, on standard error. */
function reportLink({ error, notices }: MlflowState, command: Command): void {
  const textOf = errorTranslator(configOf(command).language);
  for (const notice of error ? [error, ...notices] : notices) writeError(textOf(notice));
  if (error) process.exitCode = 1;
}

function addPredictCommand(program: Command): void {
  program
    .command("predict")
    .description("the films that a user would like most")
    .argument("<user>", "a member of the household, or a number of the imported set")
    .option("--top-n <number>", "", wholeNumber, 10)
    .option("--json", "one JSON document")
    .action((user: string, { topN, json }: JsonOption & { topN: number }, command: Command) =>
      withEngine(command, async (engine, signal) => {
        if (topN < 1 || topN > 200) throw new InvalidArgumentError("--top-n is a number from 1 to 200");
        const { coldStart, version, films } = await engine.local.recommendation.predict(user, topN, signal);
        const recommendations = films.map(({ filmId, title, score }) => ({ film_id: filmId, title, score }));
        const document = { user_id: user, top_n: topN, cold_start: coldStart, model_version: version, recommendations };
        print(json, document, [
          coldStart ? "popular films (too little is known of this person)" : `by version ${version}`,
          ...films.map(({ title, score }) => `${score.toFixed(3).padStart(9)}  ${title}`),
        ]);
      }),
    );
}
