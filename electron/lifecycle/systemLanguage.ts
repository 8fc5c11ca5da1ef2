import { app } from "electron";
import type { Language } from "../messages/index.ts";

/** The interface language before the page has said which one it shows. */
export function systemLanguage(environment: NodeJS.ProcessEnv): Language {
  const chosen = environment.FILMOTHEQUE_LANGUAGE?.slice(0, 2);
  if (chosen === "fr" || chosen === "en") return chosen;
  return app.getPreferredSystemLanguages()[0]?.toLowerCase().startsWith("fr") ? "fr" : "en";
}
