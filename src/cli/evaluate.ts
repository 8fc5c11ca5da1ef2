import { type Command, InvalidArgumentError, Option } from "commander";
import {
  evaluate,
  isListModel,
  isModelName,
  LIST_PROTOCOLS,
  type ListProtocol,
  type ModelParams,
  readMovieLensRatings,
  toRatingSet,
} from "../recommendation/index.ts";
import { print } from "./configOf.ts";

interface EvaluateOptions {
  readonly ratings: string;
  readonly model: string;
  readonly folds: number;
  readonly seed: number;
  readonly split: "hash" | "random";
  readonly protocol?: ListProtocol;
  readonly param?: readonly string[];
  readonly json?: boolean;
}

/** `filmotheque evaluate --ratings DIR --model NAME …`: how good a model is, on ratings that need no library. */
export function addEvaluateCommand(program: Command): void {
  program
    .command("evaluate")
    .description("measure a model on a MovieLens set")
    .requiredOption("--ratings <folder>", "ratings.csv, ratings.dat or u.data")
    .requiredOption(
      "--model <name>",
      "ratings: random, baseline, svd, knn, item_baseline, blend; lists: popular, item_knn, ease, ease_pair, window_knn, ease_window",
    )
    .option("--folds <number>", "of the ratings, 2 at least; for models that estimate ratings", foldCount, 5)
    .option(
      "--seed <number>",
      "of the random split; of lists, the salt that orders ratings of one moment",
      wholeNumber,
      0,
    )
    .addOption(new Option("--split <rule>").choices(["random", "hash"]).default("random"))
    .addOption(
      new Option(
        "--protocol <rule>",
        "of lists: each user's last five ratings, or the next five after a moment",
      ).choices(LIST_PROTOCOLS),
    )
    .option("--param <name=value...>", "of the model, as scikit-surprise names them")
    .option("--json", "one JSON document")
    .action(async (options: EvaluateOptions) => {
      if (!isModelName(options.model)) throw new InvalidArgumentError(`there is no model ${options.model}`);
      if (options.protocol !== undefined && !isListModel(options.model))
        throw new InvalidArgumentError(`--protocol is for models that rank films; ${options.model} estimates ratings`);
      const read = await readMovieLensRatings(options.ratings);
      if (!read) throw new Error(`${options.ratings} holds no ratings.csv, ratings.dat or u.data`);
      if (read.ratings.length === 0) throw new Error(`${read.file} holds no ratings`);
      const { model, folds, seed, split, protocol } = options;
      if (!isListModel(model) && folds > read.ratings.length)
        throw new InvalidArgumentError(`--folds ${folds} is more than the ${read.ratings.length} ratings`);
      const params = paramsOf(options.param ?? []);
      const found = evaluate(toRatingSet(read.ratings), { model, params, folds, seed, split, protocol });
      const document = {
        model,
        params,
        folds,
        rmse: found.rmse,
        rmse_margin: found.rmseMargin,
        mae: found.mae,
        ...(found.list
          ? {
              protocol: protocol ?? "leave-last-five",
              users: found.list.users,
              ndcg_at_10: found.list.ndcg,
              ndcg_at_10_liked: found.list.ndcgLiked,
              recall_at_10: found.list.recall,
              coverage: found.list.coverage,
              novelty: found.list.novelty,
              popular_share: found.list.popularShare,
            }
          : {}),
        fit_ms: found.fitMs.map(Math.round),
        predict_ms: found.predictMs.map(Math.round),
        peak_rss_mb: Math.round(process.resourceUsage().maxRSS / 1024),
        broken_lines: read.broken.length,
      };
      print(
        options.json,
        document,
        Object.entries(document).map(([name, value]) => `${name.padEnd(14)} ${JSON.stringify(value)}`),
      );
    });
}

function paramsOf(words: readonly string[]): ModelParams {
  return Object.fromEntries(
    words.map((word) => {
      const [name, value = ""] = word.split("=", 2);
      if (!name || value === "") throw new InvalidArgumentError(`"${word}" is not name=value`);
      if (value === "true" || value === "false") return [name, value === "true"];
      return [name, Number.isNaN(Number(value)) ? value : Number(value)];
    }),
  );
}

function foldCount(text: string): number {
  const number = wholeNumber(text);
  if (number >= 2) return number;
  throw new InvalidArgumentError("at least 2 are needed: one to test, the others to learn from");
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new InvalidArgumentError("a whole number is wanted");
}
