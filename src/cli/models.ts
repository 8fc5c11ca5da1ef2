import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Command, InvalidArgumentError, Option } from "commander";
import { writeCsv } from "../csv/index.ts";
import { MEMBER_FORMATS, type MemberFormat } from "../recommendation/index.ts";
import { print } from "./configOf.ts";
import { withEngine } from "./withEngine.ts";

interface ImportOptions extends Json {
  readonly format: "movielens" | "postgres" | MemberFormat;
  readonly query?: string;
  readonly filmsQuery?: string;
  readonly user?: string;
  readonly dryRun?: boolean;
  readonly unlinked?: string;
}

interface Json {
  readonly json?: boolean;
}

const LOOK_EVERY_MS = 200;

/** The model flows from the command line: ratings in, a training, its versions, a prediction. */
export function addModelCommands(program: Command): void {
  program
    .command("import-ratings")
    .description("import ratings to learn from")
    .argument(
      "<source>",
      "a MovieLens folder or ZIP; a postgres:// address; a member's export from Letterboxd, IMDb or Trakt",
    )
    .addOption(
      new Option("--format <format>").choices(["movielens", "postgres", ...MEMBER_FORMATS]).default("movielens"),
    )
    .option("--query <sql>", "of a PostgreSQL database, instead of its table ratings")
    .option("--films-query <sql>", "its films: id, title, year, tmdb_id, imdb_id")
    .option("--user <id>", "the member whose ratings these are")
    .option("--dry-run", "say what would be imported and linked; write nothing")
    .option("--unlinked <file>", "write what no film was found for to this CSV file")
    .option("--json", "one JSON document")
    .action(
      (source: string, { json, format, user, dryRun, unlinked, query, filmsQuery }: ImportOptions, command: Command) =>
        withEngine(command, async (engine, signal) => {
          const { recommendation } = engine.local;
          if (format === "postgres") {
            const report = await recommendation.imports.importPostgres({ url: source, query, filmsQuery }, signal);
            return print(json, report, toLines(report));
          }
          if (format !== "movielens") {
            if (!user) throw new InvalidArgumentError(`--format ${format} wants --user`);
            const { unlinked: lost, ...report } = await engine.local.recommendation.imports.importMember(
              { path: resolve(source), format, userId: user, isPreview: dryRun === true },
              signal,
            );
            if (unlinked) writeFileSync(unlinked, unlinkedAsCsv(lost));
            print(json, { ...report, unlinked: lost.length }, toLines({ ...report, unlinked: lost.length }));
            return;
          }
          if (dryRun) {
            const { unlinked: lost, ...preview } = await recommendation.imports.previewMovieLens(
              resolve(source),
              signal,
            );
            if (unlinked) writeFileSync(unlinked, unlinkedAsCsv(lost));
            return print(json, { ...preview, unlinked: lost.length }, toLines({ ...preview, unlinked: lost.length }));
          }
          const report = await recommendation.imports.importMovieLens(resolve(source), signal);
          print(json, report, toLines(report));
        }),
    );
  program
    .command("undo-import")
    .description("take an import of ratings back whole")
    .argument("<id>", "", wholeNumber)
    .option("--json", "one JSON document")
    .action((id: number, { json }: Json, command: Command) =>
      withEngine(command, async (engine) => {
        const removed = engine.local.recommendation.imports.undo(id);
        print(json, { removed }, [`${removed} ratings removed`]);
      }),
    );
  program
    .command("train")
    .description("train, compare and register; promote what is better")
    .option("--wait", "until it is finished")
    .option("--json", "one JSON document")
    .action(({ wait: isWaiting, json }: Json & { wait?: boolean }, command: Command) =>
      withEngine(command, async (engine, signal) => {
        const { recommendation } = engine.local;
        const id = recommendation.trainings.start();
        if (!isWaiting)
          return print(json, { training_id: id }, [`training ${id} is queued: it runs while the program does`]);
        for (;;) {
          const training = recommendation.trainings.get(id);
          if (training && training.state !== "running") {
            const { state, results } = training;
            const document = {
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
            print(json, document, toLines(document));
            if (state !== "done") process.exitCode = 1;
            return;
          }
          await wait(LOOK_EVERY_MS, undefined, { signal });
        }
      }),
    );
  program
    .command("models")
    .description("every version")
    .option("--json", "one JSON document")
    .action(({ json }: Json, command: Command) =>
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
  program
    .command("promote")
    .description("let a version serve, an older one too")
    .argument("<version>", "", wholeNumber)
    .option("--json", "one JSON document")
    .action((version: number, { json }: Json, command: Command) =>
      withEngine(command, async (engine) => {
        engine.local.recommendation.models.promote(version, null);
        print(json, { version, stage: "production" }, [`v${version} serves now`]);
      }),
    );
  program
    .command("predict")
    .description("the films that somebody would like")
    .argument("<user>", "a member of the household, or a number of the imported set")
    .option("--top-n <number>", "", wholeNumber, 10)
    .option("--json", "one JSON document")
    .action((user: string, { topN, json }: Json & { topN: number }, command: Command) =>
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

/** The drift of what is rated, from the command line. */
export function addDriftCommand(program: Command): void {
  program
    .command("drift")
    .description("does what is rated now still look like what the models learnt from?")
    .option("--set-baseline", "take what is rated now as the new measure")
    .option("--json", "one JSON document")
    .action(({ json, setBaseline }: Json & { setBaseline?: boolean }, command: Command) =>
      withEngine(command, async ({ local: { drift } }, signal) => {
        const answer = setBaseline ? await drift.setBaselineManually(null, signal) : drift.check();
        const { status, thresholdPercent, checkedAt, window, baseline, features } = answer;
        const document = {
          status,
          threshold_percent: thresholdPercent,
          baseline_at: baseline && new Date(baseline.madeAt).toISOString(),
          checked_at: new Date(checkedAt).toISOString(),
          current_ratings: window.ratings,
          features: features.map(({ name, kind, enough, changePercent, psi, p, drifted, moderate }) => ({
            name,
            kind,
            enough,
            change_percent: changePercent,
            psi,
            p_value: p,
            drifted,
            moderate,
          })),
        };
        print(json, document, [
          `${status}: ${window.ratings} ratings since the baseline`,
          ...document.features.map(
            ({ name, enough, change_percent, psi, drifted, moderate }) =>
              `${drifted ? "!" : moderate ? "~" : " "} ${name.padEnd(20)} ${
                enough
                  ? (change_percent ?? psi ?? 0).toFixed(psi === null ? 1 : 3) + (psi === null ? " %" : " PSI")
                  : "too few"
              }`,
          ),
        ]);
      }),
    );
}

function unlinkedAsCsv(rows: readonly { title: string; year: number | null; value?: number }[]): string {
  return writeCsv(
    ["Name", "Year", "Rating"],
    rows.map(({ title, year, value }) => [title, year, value]),
  );
}

function toLines(document: object): string[] {
  return Object.entries(document).map(([name, value]) => `${name.padEnd(14)} ${JSON.stringify(value)}`);
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new InvalidArgumentError("A whole number is wanted.");
}
