import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { backupTo, lockLibrary, openStore, restoreFrom } from "../store/index.ts";
import { configOf, print } from "./configOf.ts";

interface Options {
  readonly json?: boolean;
}

export function addBackupCommands(program: Command): void {
  program
    .command("backup")
    .description("copy the library's database, and check the copy")
    .argument("[file]", "where to; by default a dated file among the library's backups")
    .option("--json", "one JSON document")
    .action(async (file: string | undefined, { json }: Options, command: Command) => {
      const { dataFolder } = configOf(command);
      if (!existsSync(join(dataFolder, "library.db"))) throw new Error(`there is no library in ${dataFolder}`);
      const lock = lockLibrary(dataFolder);
      const store = openStore(dataFolder);
      try {
        const report = await backupTo(store.database, dataFolder, file ? resolve(file) : undefined);
        print(json, report, [`${report.file}`, `${report.sizeBytes} bytes, sha256 ${report.sha256}`]);
      } finally {
        store.close();
        lock.release();
      }
    });

  program
    .command("restore")
    .description("put a backup in the place of the library's database; what it replaces is kept")
    .argument("<file>")
    .option("--json", "one JSON document")
    .action(async (file: string, { json }: Options, command: Command) => {
      const { dataFolder } = configOf(command);
      const lock = lockLibrary(dataFolder);
      try {
        const replaced = await restoreFrom(resolve(file), dataFolder);
        print(json, { restored: resolve(file), replaced }, [
          `restored ${resolve(file)}`,
          replaced ? `the database that was there is kept as ${replaced}` : "there was no database before",
        ]);
      } finally {
        lock.release();
      }
    });
}
