import { useCallback } from "react";
import { problemOf } from "../api/problem.ts";
import { useTranslations } from "../i18n/index.ts";

/** One sentence about an error, for a toast or a form. */
export function useProblemMessage(): (error: unknown) => string {
  const t = useTranslations("common");
  return useCallback((error) => problemOf(error)?.detail ?? t("unreachable"), [t]);
}
