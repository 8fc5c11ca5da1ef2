import type { Command } from "commander";
import { languageIn } from "../config.ts";
import type { Language } from "../contract/index.ts";
import { explainOpenFailure } from "../openFailure.ts";
import { configOf } from "./configOf.ts";

/** One line for the user, in their language when the reason is one they can fix. */
export function explainFailure(error: unknown, command: Command): string {
  const { dataFolder, language } = placeOf(command);
  const reason = explainOpenFailure(error, dataFolder, language);
  return reason?.replaceAll(/\s+/g, " ") ?? (error instanceof Error ? error.message : String(error));
}

function placeOf(command: Command): { readonly dataFolder: string; readonly language: Language } {
  try {
    return configOf(command);
  } catch {
    return { dataFolder: "", language: languageIn(process.env) }; // no configuration: the error explains why
  }
}
