import { CloudOff, TriangleAlert } from "lucide-react";
import { problemOf } from "../api/problem.ts";
import { useWords } from "../i18n/index.ts";
import { Button } from "./Button.tsx";

/** What happened and what to do, in the engine's own words where it answered. */
export function ProblemNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const words = useWords("common");
  const problem = problemOf(error);
  const Icon = problem ? TriangleAlert : CloudOff;
  return (
    <div role="alert" className="card mx-auto my-8 flex max-w-xl items-start gap-4 p-5">
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-danger" />
      <div className="min-w-0 grow">
        <p className="font-semibold">{problem?.title ?? words("unreachable")}</p>
        <p className="text-quiet">{problem?.detail ?? words("unreachableAdvice")}</p>
      </div>
      {onRetry && (
        <Button size="small" onClick={onRetry}>
          {words("retry")}
        </Button>
      )}
    </div>
  );
}
