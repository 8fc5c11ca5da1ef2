import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { writeMarker } from "../dataFolder/libraryMarker.ts";
import { syncFolderSync, temporaryName } from "../durableFiles.ts";
import { PLAN, type RestorePlan, readPlan, restoreFolders, STAGED_DATABASE, STAGED_FILES } from "./restorePlan.ts";

/**
 * Completes a restore that was decided, and deletes one that was not. To be called before the library is opened, while
 * it is locked.
 * @returns where the replaced database is now, null where there was none
 */
export function finishRestore(dataFolder: string): string | null {
  const { decided, partial } = restoreFolders(dataFolder);
  const plan = readPlan(decided);
  const replaced = plan ? apply(dataFolder, decided, plan) : null;
  discard(partial);
  return replaced;
}

/** Steps that were done before a kill are skipped. */
function apply(dataFolder: string, staged: string, plan: RestorePlan): string | null {
  for (const path of plan.files) moveFile(dataFolder, staged, path, plan.replacedAt);
  const replaced = moveDatabase(dataFolder, staged, plan.replacedAt);
  writeMarker(dataFolder, { libraryId: plan.libraryId, hasAccounts: plan.hasAccounts, beginNew: false });
  // Renamed before it is deleted: a folder without its plan would be in none of the three states.
  const { partial } = restoreFolders(dataFolder);
  discard(partial);
  renameSync(staged, partial);
  syncFolderSync(dataFolder);
  discard(partial);
  return replaced;
}

function moveFile(dataFolder: string, staged: string, path: string, replacedAt: string): void {
  const names = path.split("/");
  const [from, to] = [join(staged, STAGED_FILES, ...names), join(dataFolder, ...names)];
  if (!existsSync(from)) return;
  makeFolders(dataFolder, names.slice(0, -1));
  if (existsSync(to)) renameSync(to, `${to}.replaced-${replacedAt}`);
  renameSync(from, to);
  syncFolderSync(dirname(to));
}

function moveDatabase(dataFolder: string, staged: string, replacedAt: string): string | null {
  const [from, to] = [join(staged, STAGED_DATABASE), join(dataFolder, "library.db")];
  const replaced = `${to}.replaced-${replacedAt}`;
  if (existsSync(from)) {
    // The log belongs to the old database and would damage the new one.
    for (const ending of ["", "-wal", "-shm"]) if (existsSync(to + ending)) renameSync(to + ending, replaced + ending);
    syncFolderSync(dataFolder);
    renameSync(from, to);
    syncFolderSync(dataFolder);
  }
  return existsSync(replaced) ? replaced : null;
}

function makeFolders(dataFolder: string, names: readonly string[]): void {
  for (let depth = 1; depth <= names.length; depth += 1) {
    const folder = join(dataFolder, ...names.slice(0, depth));
    if (existsSync(folder)) continue;
    mkdirSync(folder, { mode: 0o700 });
    syncFolderSync(dirname(folder));
  }
}

/** Deletes only what a restore puts there; other files in such a folder stay, and the folder with them. */
export function discard(folder: string): void {
  if (!existsSync(folder)) return;
  const own = [
    PLAN,
    temporaryName(PLAN),
    ...["", "-wal", "-shm", "-journal"].map((ending) => STAGED_DATABASE + ending),
    STAGED_FILES,
  ];
  for (const name of own) rmSync(join(folder, name), { recursive: true, force: true });
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}
