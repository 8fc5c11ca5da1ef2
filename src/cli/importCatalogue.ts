import { resolve } from "node:path";
import { SingleBar } from "cli-progress";
import { type Command, InvalidArgumentError, Option } from "commander";
import { readConfig } from "../config.ts";
import { titleKey, titleWords } from "../identification/index.ts";
import { errorTranslator } from "../messages/index.ts";
import {
  CATALOGUE_FORMATS,
  type CatalogueFormat,
  CatalogueProblem,
  cataloguesFolder,
  createHttpClient,
  type ImportProgress,
  importCatalogue,
  openSource,
  perMinute,
  wikimediaUserAgent,
} from "../providers/index.ts";
import { writeError } from "../terminal/index.ts";
import { version } from "../version.ts";
import { configOf, print } from "./configOf.ts";

interface ImportOptions {
  readonly format: CatalogueFormat;
  readonly name?: string;
  readonly json?: boolean;
}

const QUERY_TIMEOUT_MS = 75_000;
const MAX_PAGE_BYTES = 32 * 1024 * 1024;
const PAGES_PER_MINUTE = 60;
const WHOLE = 1_000;
const INTERRUPTED = 130;

/** `filmotheque import-catalogue --format imdb|tmdb-export|wikidata|jsonl SOURCE`. The library may be open meanwhile. */
export function addImportCatalogueCommand(program: Command): void {
  program
    .command("import-catalogue")
    .description("make an offline catalogue to recognise films by")
    .argument("<source>", "a file, IMDb's folder, or the address of a SPARQL endpoint")
    .addOption(new Option("--format <format>", "what the source is").choices(CATALOGUE_FORMATS).makeOptionMandatory())
    .option("--name <name>", "of the catalogue; one of that name is replaced (default: the format)", readName)
    .option("--json", "one JSON document")
    .action(async (source: string, options: ImportOptions, command: Command) => {
      const config = configOf(command);
      const stop = new AbortController();
      const onInterrupt = () => stop.abort();
      process.once("SIGINT", onInterrupt);
      const bar = openBar(options.json === true);
      const start = performance.now();
      const isAddress = /^https?:\/\//i.test(source);
      try {
        const report = await importCatalogue(
          {
            folder: cataloguesFolder(config.dataFolder),
            name: options.name ?? options.format,
            parts: openSource(options.format, isAddress ? source : resolve(source), clientFor),
            folding: { key: titleKey, words: titleWords },
            clock: Date,
            ...(bar ? { onProgress: bar.show } : {}),
          },
          stop.signal,
        );
        const seconds = Math.round((performance.now() - start) / 100) / 10;
        print(options.json, { ...report, seconds }, [
          `${report.films} films in ${seconds} s, from ${report.records} records (${report.unreadable} unreadable)` +
            (report.resumed ? ", gone on with from where it was stopped" : ""),
        ]);
      } catch (error) {
        if (stop.signal.aborted) {
          writeError("Stopped. What was read is kept: the same command goes on from there.");
          process.exitCode = INTERRUPTED;
        } else if (error instanceof CatalogueProblem) {
          writeError(errorTranslator(config.language)({ code: error.code, fact: error.facts.fact }));
          process.exitCode = 1;
        } else throw error;
      } finally {
        bar?.close();
        process.removeListener("SIGINT", onInterrupt);
      }
    });
}

function readName(text: string): string {
  if (/^[\w-]{1,60}$/.test(text)) return text;
  throw new InvalidArgumentError("Letters, digits, - and _ only.");
}

function clientFor(endpoint: string) {
  return createHttpClient({
    name: "sparql",
    baseHosts: [endpoint],
    userAgent: wikimediaUserAgent(version, readConfig(process.env).contact),
    timeoutMs: QUERY_TIMEOUT_MS,
    maxBytes: MAX_PAGE_BYTES,
    rate: perMinute(PAGES_PER_MINUTE),
    concurrency: 1,
    headers: () => ({ accept: "application/sparql-results+json" }),
  });
}

/** On a terminal only: a log of it would be noise. */
function openBar(isQuiet: boolean) {
  if (isQuiet || !process.stderr.isTTY) return null;
  const bar = new SingleBar({
    stream: process.stderr,
    format: "{bar} {percentage} %  {films} films  {stage} {part}",
    hideCursor: true,
  });
  bar.start(WHOLE, 0, { films: 0, stage: "", part: "" });
  return {
    show: ({ share, films, stage, part }: ImportProgress) =>
      bar.update(Math.round(share * WHOLE), { films, stage, part }),
    close: () => bar.stop(),
  };
}
