import { type Command, InvalidArgumentError } from "commander";
import { type JsonOption, wholeNumber } from "./arguments.ts";
import { print } from "./configOf.ts";
import { withEngine } from "./withEngine.ts";

/** Versions of the models, and what they predict. */
export function addModelCommands(program: Command): void {
  addListCommand(program);
  addPromoteCommand(program);
  addPredictCommand(program);
}

function addListCommand(program: Command): void {
  program
    .command("models")
    .description("every version")
    .option("--json", "one JSON document")
    .action(({ json }: JsonOption, command: Command) =>
      withEngine(command, async (engine) => {
        const items = engine.local.recommendation.models.list();
        print(
          json,
          { items },
          items.map(
            ({ version, role, kind, stage, metrics }) =>
              `v${version}  ${role.padEnd(6)} ${kind.padEnd(10)} ${stage.padEnd(10)} RMSE ${metrics.rmse ?? "–"}`,
          ),
        );
      }),
    );
}

function addPromoteCommand(program: Command): void {
  program
    .command("promote")
    .description("let a version serve, an older one too")
    .argument("<version>", "", wholeNumber)
    .option("--json", "one JSON document")
    .action((version: number, { json }: JsonOption, command: Command) =>
      withEngine(command, async (engine) => {
        engine.local.recommendation.models.promote(version, null);
        print(json, { version, stage: "production" }, [`v${version} serves now`]);
      }),
    );
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
