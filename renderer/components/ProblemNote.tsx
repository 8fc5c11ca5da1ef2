import { useQueryClient } from "@tanstack/react-query";
import { CloudOff, TriangleAlert } from "lucide-react";
import type { Problem } from "../../src/contract/index.ts";
import { problemOf } from "../api/problem.ts";
import { useTranslations } from "../i18n/index.ts";
import { Button } from "./Button.tsx";

const NOT_FOUND = 404;
const FORBIDDEN = 403;

/** Translation key of the heading. The text below it is the engine's. */
function titleOf(problem: Problem | null): "unreachable" | "noSuchThing" | "notAllowed" | "didNotWork" {
  if (!problem) return "unreachable";
  if (problem.status === NOT_FOUND) return "noSuchThing";
  return problem.status === FORBIDDEN ? "notAllowed" : "didNotWork";
}

/** Shows an error: the engine's explanation, or that the engine does not answer. */
export function ProblemNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTranslations("common");
  const queryClient = useQueryClient();
  // Other queries on the screen probably failed for the same reason.
  const retry = () => {
    onRetry?.();
    void queryClient.refetchQueries({ type: "active", predicate: ({ state }) => state.status === "error" });
  };
  const problem = problemOf(error);
  const Icon = problem ? TriangleAlert : CloudOff;
  return (
    <div role="alert" className="card mx-auto my-8 flex max-w-xl items-start gap-4 p-5">
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-danger" />
      <div className="min-w-0 grow">
        <p className="font-semibold">{t(titleOf(problem))}</p>
        <p className="text-quiet">{problem?.detail ?? t("unreachableAdvice")}</p>
      </div>
      {onRetry && (
        <Button size="small" onClick={retry}>
          {t("retry")}
        </Button>
      )}
    </div>
  );
}
