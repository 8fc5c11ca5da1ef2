import type { MessageBoxOptions } from "electron";
import { dateIn, describeLoss, explainOpenFailure, type LibraryLoss } from "../../src/openFailure.ts";
import type { Language, Translator } from "../messages/index.ts";

export interface LostLibraryParts {
  readonly folder: string;
  readonly language: Language;
  readonly t: Translator;
  /** Shows a dialog. @returns the number of the button */
  ask(options: MessageBoxOptions): Promise<number>;
  restore(backup: string, folder: string): Promise<unknown>;
  startNewLibrary(folder: string): unknown;
}

/**
 * The person at this computer decides what to do about a library whose database is lost: the newest good backup, a new
 * library, or neither for now. Nothing is decided by closing the dialog.
 *
 * @returns whether the program should start again
 */
export async function decideLostLibrary(loss: LibraryLoss, parts: LostLibraryParts): Promise<boolean> {
  const { language, t, ask, folder } = parts;
  const { backup, backupMadeAt } = loss.facts;
  const choices = [
    ...(backup ? [{ label: t("restoreBackup"), act: () => restore(backup, parts) }] : []),
    { label: t("startNewLibrary"), act: () => startNewLibrary(parts) },
    { label: t("quit"), act: () => Promise.resolve(false) },
  ];
  const chosen = await ask({
    type: "error",
    message: t("cannotOpen"),
    detail: describeLoss(loss, language).join("\n\n"),
    buttons: choices.map(({ label }) =>
      label === t("restoreBackup") ? `${label} (${dateIn(language, backupMadeAt)})` : label,
    ),
    defaultId: backup ? 0 : choices.length - 1,
    cancelId: choices.length - 1,
    noLink: true,
  });
  return choices[chosen]?.act() ?? false;

  async function restore(file: string, { restore: restoreFile }: LostLibraryParts): Promise<boolean> {
    try {
      await restoreFile(file, folder);
      return true;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const detail = explainOpenFailure(error, folder, language) ?? reason;
      await ask({ type: "error", message: t("restoreFailed"), detail, buttons: [t("close")] });
      return false;
    }
  }
}

/** Asked twice: the first visitor of a new library becomes its owner. */
async function startNewLibrary({ ask, t, startNewLibrary: start, folder }: LostLibraryParts): Promise<boolean> {
  const answer = await ask({
    type: "warning",
    message: t("startNewAsk"),
    detail: t("startNewAskDetail"),
    buttons: [t("startNewLibrary"), t("cancel")],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  if (answer !== 0) return false;
  start(folder);
  return true;
}
