import { CheckCheck, ListChecks } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/Button.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { Page } from "../../components/Page.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { Skeleton } from "../../components/Skeleton.tsx";
import { useShortcuts } from "../../components/shortcuts.ts";
import { useFormats } from "../../i18n/format.ts";
import { useTranslations } from "../../i18n/index.ts";
import { BulkAccept } from "./components/BulkAccept.tsx";
import { ExcludedFiles } from "./components/ExcludedFiles.tsx";
import { FileReview } from "./components/FileReview.tsx";
import { usePrefetchCandidates } from "./hooks/useCandidates.ts";
import { useDecision } from "./hooks/useDecision.ts";
import { useReviewQueue } from "./hooks/useReviewQueue.ts";

/** One file after the other, each with the films it may be. Made for a hundred files in five minutes. */
export function ReviewQueue() {
  const t = useTranslations("review");
  const formats = useFormats();
  const queue = useReviewQueue();
  const { accept, exclude, undo } = useDecision(queue);
  const [isAcceptingMany, setAcceptingMany] = useState(false);
  const [file, next] = queue.queue;
  usePrefetchCandidates(next?.id ?? null);
  const { lastAct } = queue;
  useShortcuts({
    z() {
      if (lastAct?.kind === "postponed") queue.revert(lastAct.file.id);
      else if (lastAct) undo.mutate(lastAct.file);
    },
    a: () => setAcceptingMany(true),
  });

  const { left } = queue;
  return (
    <Page
      title={t("title")}
      intro={file ? t("keys") : undefined}
      aside={
        <div className="flex flex-wrap items-center gap-4">
          <p role="status" className="text-sm text-quiet tabular-nums">
            {file && left > 0 && t("left", { count: left, number: formats.number(left) })}
          </p>
          <ExcludedFiles />
          {left > 1 && (
            <Button size="small" aria-keyshortcuts="A" onClick={() => setAcceptingMany(true)}>
              <CheckCheck aria-hidden className="size-4" />
              {t("acceptMany")}
            </Button>
          )}
        </div>
      }
    >
      {queue.error && !file && <ProblemNote error={queue.error} onRetry={queue.retry} />}
      {!file && !queue.isPending && !queue.error && (
        <EmptyState icon={ListChecks} title={t("done")}>
          <p>{t("doneText")}</p>
        </EmptyState>
      )}
      {queue.isPending && !file && (
        <Skeleton count={2} className="h-96" arrangement="grid grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)] gap-6" />
      )}
      {file && (
        <FileReview
          key={file.id}
          file={file}
          takesFocus={lastAct !== null}
          onAccept={(candidate) => accept.mutate({ file, candidate })}
          onExclude={(kind) => exclude.mutate({ file, kind })}
          onPostpone={() => queue.postpone(file)}
        />
      )}
      <BulkAccept open={isAcceptingMany} onClose={() => setAcceptingMany(false)} />
    </Page>
  );
}
