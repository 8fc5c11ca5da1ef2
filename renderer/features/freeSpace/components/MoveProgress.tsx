import { useQuery } from "@tanstack/react-query";
import { api, client } from "../../../api/client.ts";
import { Button } from "../../../components/Button.tsx";
import { ProblemNote } from "../../../components/ProblemNote.tsx";
import { Skeleton } from "../../../components/Skeleton.tsx";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";

const POLL_MS = 1_000;
const ENDED = ["done", "failed", "cancelled"];

/** How far the job is that moves files to the bin, with a way to stop it. */
export function MoveProgress({ jobId, onEnd }: { jobId: number; onEnd: () => void }) {
  const t = useTranslations("freeSpace");
  const tCommon = useTranslations("common");
  const tStates = useTranslations("jobStates");
  const formats = useFormats();
  const messageOf = useProblemMessage();
  const {
    data: job,
    isError,
    error,
    refetch,
  } = useQuery(
    api.jobs.get.queryOptions({
      input: { id: jobId },
      refetchInterval: ({ state }) => (ENDED.includes(state.data?.state ?? "") ? false : POLL_MS),
    }),
  );
  if (isError && !job) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!job) return <Skeleton count={1} className="mb-4 h-20" />;
  const hasEnded = ENDED.includes(job.state);
  const share = hasEnded ? 1 : job.progress;
  const cancel = () =>
    client.jobs.cancel({ id: jobId }).catch((error: unknown) => showToast(messageOf(error), { tone: "problem" }));
  return (
    <section aria-label={t("moving")} className="card mb-4 flex flex-wrap items-center gap-4 p-4">
      <div className="min-w-0 grow basis-60" aria-live="polite">
        <p>{hasEnded ? tStates(job.state) : t("movingShare", { percent: formats.percent(share) })}</p>
        {job.error && <p className="text-sm text-danger">{job.error.detail}</p>}
        <p className="text-sm text-quiet">{t("undoInActivity")}</p>
        {!hasEnded && (
          <progress className="mt-2 h-2 w-full accent-accent" value={share} max={1} aria-label={t("moving")} />
        )}
      </div>
      {hasEnded ? (
        <Button onClick={onEnd}>{tCommon("close")}</Button>
      ) : (
        <Button onClick={() => void cancel()}>{tCommon("cancel")}</Button>
      )}
    </section>
  );
}
