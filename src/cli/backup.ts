import { resolve } from "node:path";
import type { Command } from "commander";
import { translate } from "../messages/index.ts";
import { explainOpenFailure, findLoss } from "../openFailure.ts";
import {
  backupTo,
  beginNewLibrary,
  holdsLibrary,
  lockLibrary,
  openStore,
  openWithReserve,
  restoreLibrary,
} from "../store/index.ts";
import { writeError } from "../terminal/index.ts";
import { configOf, print } from "./configOf.ts";
import { withLibraryStore } from "./withLibraryStore.ts";

interface Options {
  readonly json?: boolean;
}

interface BackupOptions extends Options {
  readonly uploads: boolean;
}

const INTERRUPTED = 130;

export function addBackupCommands(program: Command): void {
  program
    .command("backup")
    .description("write everything you contributed to one archive, and check it")
    .argument("[file]", "where to; by default a dated file among the library's backups; .db: the database alone")
    .option("--no-uploads", "leave out uploaded files")
    .option("--json", "one JSON document")
    .action((file: string | undefined, options: BackupOptions, command: Command) =>
      explainingFailures(command, () => backUp(command, file, options)),
    );

  program
    .command("restore")
    .description("put a backup in the place of the library; what it replaces is kept")
    .argument("<file>", "an archive, or a database as release 0.1 backed it up")
    .option("--json", "one JSON document")
    .action((file: string, { json }: Options, command: Command) =>
      explainingFailures(command, async () => {
        const replaced = await restoreLibrary(resolve(file), configOf(command).dataFolder);
        print(json, { restored: resolve(file), replaced }, [
          `restored ${resolve(file)}`,
          replaced ? `the database that was there is kept as ${replaced}` : "there was no database before",
        ]);
      }),
    );

  program
    .command("start-new")
    .description("where a library's database is lost: create a new, empty library at the next start")
    .option("--json", "one JSON document")
    .action(({ json }: Options, command: Command) => explainingFailures(command, () => startNew(command, json)));
}

async function backUp(command: Command, file: string | undefined, { json, uploads }: BackupOptions): Promise<void> {
  const { dataFolder } = configOf(command);
  if (!holdsLibrary(dataFolder)) throw new Error(`there is no library in ${dataFolder}`);
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  try {
    const target = file ? resolve(file) : undefined;
    const options = { withUploads: uploads, signal: stop.signal };
    const report = await withLibraryStore(dataFolder, ({ database }) =>
      backupTo(database, dataFolder, target, options),
    );
    print(json, report, [
      `${report.file}`,
      `${report.sizeBytes} bytes, sha256 ${report.sha256}`,
      ...(report.isComplete ? [] : ["uploaded files are not in it"]),
    ]);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    writeError("Stopped. Earlier backups are as they were.");
    process.exitCode = INTERRUPTED;
  }
}

/** Only where a start would refuse to go on: a library that can be opened is never put away. */
async function startNew(command: Command, json: boolean | undefined): Promise<void> {
  const { dataFolder, language } = configOf(command);
  const { opened: lock } = await openWithReserve(dataFolder, async () => lockLibrary(dataFolder));
  try {
    const isLost = isLibraryLost(dataFolder);
    const kept = isLost ? beginNewLibrary(dataFolder) : null;
    const done = kept
      ? translate(language, "start_new_done", { kept })
      : translate(language, "start_new_done_nothing_kept");
    print(json, { begun: isLost, kept }, [
      isLost ? done : translate(language, "start_new_not_needed", { folder: dataFolder }),
    ]);
  } finally {
    lock.release();
  }
}

function isLibraryLost(dataFolder: string): boolean {
  try {
    openStore(dataFolder).close();
    return false;
  } catch (error) {
    if (findLoss(error)) return true;
    throw error;
  }
}

/** In the person's language where the reason is one they can do something about. */
async function explainingFailures(command: Command, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { dataFolder, language } = configOf(command);
    const reason = explainOpenFailure(error, dataFolder, language);
    if (reason === null) throw error;
    writeError(reason.replaceAll(/\s+/g, " "));
    process.exitCode = 1;
  }
}
