import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { writeCsv } from "../csv/index.ts";
import type { Engine } from "../engine.ts";
import { MEMBER_FORMATS, type MemberFormat, type MemberImport } from "../recommendation/index.ts";
import { type JsonOption, toLines, wholeNumber } from "./arguments.ts";
import { print } from "./configOf.ts";
import { withEngine } from "./withEngine.ts";

interface ImportOptions extends JsonOption {
  readonly format: "movielens" | "postgres" | "auto" | MemberFormat;
  readonly query?: string;
  readonly filmsQuery?: string;
  readonly partitions?: number;
  readonly user?: string;
  readonly dryRun?: boolean;
  readonly unlinked?: string;
  readonly skipped?: string;
}

type Imports = Engine["local"]["recommendation"]["imports"];

/** Ratings to learn from, in; and out again. */
export function addImportRatingsCommands(program: Command): void {
  program
    .command("import-ratings")
    .description("import ratings to learn from")
    .argument(
      "<source>",
      "a MovieLens folder or ZIP; a postgres:// address; a member's export from Letterboxd, IMDb, Trakt or Filmothèque",
    )
    .addOption(
      new Option("--format <format>")
        .choices(["movielens", "postgres", "auto", ...MEMBER_FORMATS])
        .default("movielens"),
    )
    .option("--query <sql>", "of a PostgreSQL database, instead of its table ratings")
    .option("--partitions <number>", "number of parts to read the ratings in, split by user", wholeNumber)
    .option("--films-query <sql>", "its films: id, title, year, tmdb_id, imdb_id")
    .option("--user <id>", "the member whose ratings these are")
    .option("--dry-run", "say what would be imported and linked; write nothing")
    .option("--unlinked <file>", "write what no film was found for to this CSV file")
    .option("--skipped <file>", "write what was skipped, and why, to this CSV file")
    .option("--json", "one JSON document")
    .action((source: string, options: ImportOptions, command: Command) =>
      withEngine(command, (engine, signal) =>
        importRatings(engine.local.recommendation.imports, source, options, signal),
      ),
    );
  program
    .command("undo-import")
    .description("take an import of ratings back whole")
    .argument("<id>", "", wholeNumber)
    .option("--json", "one JSON document")
    .action((id: number, { json }: JsonOption, command: Command) =>
      withEngine(command, async (engine) => {
        const removed = await engine.local.recommendation.imports.undo(id);
        print(json, { removed }, [`${removed} ratings removed`]);
      }),
    );
}

async function importRatings(
  imports: Imports,
  source: string,
  options: ImportOptions,
  signal: AbortSignal,
): Promise<void> {
  const { format, query, filmsQuery, partitions, dryRun, json } = options;
  if (format === "postgres") {
    const report = await imports.importPostgres({ url: source, query, filmsQuery, partitions }, signal);
    print(json, report, toLines(report));
  } else if (format !== "movielens") {
    reportLinked(await importMember(imports, source, format, options, signal), options);
  } else if (dryRun) {
    reportLinked(await imports.previewMovieLens(resolve(source), signal), options);
  } else {
    const report = await imports.importMovieLens(resolve(source), signal);
    print(json, report, toLines(report));
  }
}

function importMember(
  imports: Imports,
  source: string,
  format: MemberFormat | "auto",
  { user, dryRun }: ImportOptions,
  signal: AbortSignal,
) {
  if (!user) throw new InvalidArgumentError(`--format ${format} wants --user`);
  return imports.importMember({ path: resolve(source), format, userId: user, isPreview: dryRun === true }, signal);
}

interface UnlinkedRow {
  readonly title: string;
  readonly year: number | null;
  readonly value?: number;
}

interface LinkedReport {
  readonly unlinked: readonly UnlinkedRow[];
  /** For a member's export. */
  readonly skipped?: MemberImport["skipped"];
  readonly skippedRows?: MemberImport["skippedRows"];
  readonly lists?: MemberImport["lists"];
}

/** The report with the number of skipped rows. The rows themselves are written to the requested files. */
function reportLinked(
  { unlinked, skipped = [], skippedRows = [], lists, ...report }: LinkedReport,
  { json, unlinked: file, skipped: skippedFile }: ImportOptions,
): void {
  if (file) writeFileSync(file, unlinkedAsCsv(unlinked));
  if (skippedFile) writeFileSync(skippedFile, skippedAsCsv(skippedRows));
  const counts = Object.fromEntries(skipped.map(({ reason, count }) => [`skipped_${reason}`, count]));
  const document = { ...report, ...(lists && { lists: lists.length }), ...counts, unlinked: unlinked.length };
  print(json, document, toLines(document));
}

function skippedAsCsv(rows: MemberImport["skippedRows"]): string {
  return writeCsv(
    ["Reason", "File", "Line", "Name", "Year"],
    rows.map(({ reason, file, line, title, year }) => [reason, file, line, title, year]),
  );
}

function unlinkedAsCsv(rows: readonly UnlinkedRow[]): string {
  return writeCsv(
    ["Name", "Year", "Rating"],
    rows.map(({ title, year, value }) => [title, year, value]),
  );
}
