import { useCallback } from "react";
import { problemOf } from "../api/problem.ts";
import { useWords } from "../i18n/index.ts";

/** One sentence for a toast or a form: the engine's, or that it does not answer. */
export function useProblemText(): (error: unknown) => string {
  const words = useWords("common");
  return useCallback((error) => problemOf(error)?.detail ?? words("unreachable"), [words]);
}
