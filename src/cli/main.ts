/**
 * The command line. In: words and standard input. Out: one JSON document (`--json`) or lines for a person on standard
 * output, messages on standard error, exit status 0 done, 1 failed, 2 wrong arguments.
 */
import "../server/requireNode.ts";
import { Command, CommanderError, InvalidArgumentError } from "commander";
import { linesOf, writeError, writeOutput } from "../terminal/index.ts";
import { version } from "../version.ts";
import { addBackupCommands } from "./backup.ts";
import { addDoctorCommand } from "./doctor.ts";
import { addDriftCommand } from "./drift.ts";
import { addEvaluateCommand } from "./evaluate.ts";
import { addEvaluateHouseholdCommand } from "./evaluateHousehold.ts";
import { explainFailure } from "./explainFailure.ts";
import { addImportCatalogueCommand } from "./importCatalogue.ts";
import { addImportRatingsCommands } from "./importRatings.ts";
import { addPurgeCommand } from "./maintenance.ts";
import { addModelCommands } from "./models.ts";
import { addParseCommand } from "./parse.ts";
import { addScanCommand } from "./scan.ts";
import { addServeCommand } from "./serve.ts";
import { addTrainCommand } from "./train.ts";
import { addUserCommands } from "./users.ts";

const WRONG_ARGUMENTS = 2;

const program = new Command("filmotheque")
  .description("Filmothèque, a library for films")
  .version(version)
  .option("--data <folder>", "the library's folder (FILMOTHEQUE_DATA)")
  .showHelpAfterError()
  .exitOverride()
  .configureOutput({
    writeOut: (text) => writeOutput(...linesOf(text)),
    writeErr: (text) => writeError(...linesOf(text)),
  });

addServeCommand(program);
addParseCommand(program);
addScanCommand(program);
addBackupCommands(program);
addImportCatalogueCommand(program);
addDoctorCommand(program);
addEvaluateCommand(program);
addEvaluateHouseholdCommand(program);
addImportRatingsCommands(program);
addTrainCommand(program);
addModelCommands(program);
addDriftCommand(program);
addPurgeCommand(program);
addUserCommands(program);
for (const command of program.commands) command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has said what it found itself, not what an action found.
    if (error instanceof InvalidArgumentError) writeError(...linesOf(`error: ${error.message}`));
    process.exitCode = error.exitCode === 0 ? 0 : WRONG_ARGUMENTS;
  } else {
    writeError(...linesOf(explainFailure(error, program)));
    process.exitCode = 1;
  }
}
