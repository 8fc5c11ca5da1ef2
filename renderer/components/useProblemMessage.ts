import { useCallback } from "react";
import { problemOf } from "../api/problem.ts";
import { useTranslations } from "../i18n/index.ts";

/** One sentence for a toast or a form: the engine's, or that it does not answer. */
export function useProblemMessage(): (error: unknown) => string {
  const t = useTranslations("common");
  return useCallback((error) => problemOf(error)?.detail ?? t("unreachable"), [t]);
}
