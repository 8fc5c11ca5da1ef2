import { Ban, RotateCcw } from "lucide-react";
import type { Job, JobState } from "../../../../src/contract/index.ts";
import { Badge } from "../../../components/Badge.tsx";
import { Button } from "../../../components/Button.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import { useJobActions } from "../hooks/useActivity.ts";

const TONES = { queued: "plain", running: "warm", done: "good", failed: "danger", cancelled: "plain" } as const;
const CAN_RETRY: readonly JobState[] = ["failed", "cancelled"];
const CAN_CANCEL: readonly JobState[] = ["queued", "running"];

export function JobRow({ job }: { job: Job }) {
  const t = useTranslations("activity");
  const tJobStates = useTranslations("jobStates");
  const kindWord = useTermTranslation("jobKinds");
  const formats = useFormats();
  const { retry, cancel } = useJobActions();
  const facts = [
    formats.relativeTime(job.finishedAt ?? job.startedAt ?? job.queuedAt),
    job.attempts > 1 && t("attempts", { count: job.attempts, number: formats.number(job.attempts) }),
    job.nextAttemptAt && job.state === "queued" && t("nextAttempt", { when: formats.relativeTime(job.nextAttemptAt) }),
    job.state === "running" && job.progress > 0 && formats.percent(job.progress),
  ].filter(Boolean);

  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
      <span className="w-24 shrink-0">
        <Badge tone={TONES[job.state]}>{tJobStates(job.state)}</Badge>
      </span>
      <div className="min-w-0 grow basis-60">
        <p className="break-words">
          {kindWord(job.kind)}
          {job.subject.title && <span className="text-quiet"> · {job.subject.title}</span>}
        </p>
        {job.error && <p className="text-sm text-danger">{job.error.detail}</p>}
        <p className="text-xs text-quiet tabular-nums">{facts.join(" · ")}</p>
      </div>
      {CAN_RETRY.includes(job.state) && (
        <Button size="small" disabled={retry.isPending} onClick={() => retry.mutate({ id: job.id })}>
          <RotateCcw aria-hidden className="size-4" />
          {t("retry")}
        </Button>
      )}
      {CAN_CANCEL.includes(job.state) && (
        <Button size="small" variant="plain" disabled={cancel.isPending} onClick={() => cancel.mutate({ id: job.id })}>
          <Ban aria-hidden className="size-4" />
          {t("cancel")}
        </Button>
      )}
    </div>
  );
}
