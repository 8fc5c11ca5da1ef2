import { Check, CircleDashed, LoaderCircle, Minus, X } from "lucide-react";
import { Button } from "../../../components/Button.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { type TranslationKey, useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import { type Training, useCancelJob } from "../hooks/useModels.ts";

type StageState = Training["stages"][number]["state"];

/** The stages of a training: each is marked when it begins and when it is done. One that did not happen stays without. */
export function Pipeline({ training }: { training: Training }) {
  const t = useTranslations("models");
  const formats = useFormats();
  const problem = useTermTranslation("models");
  const cancel = useCancelJob();
  const isRunning = training.state === "running";
  return (
    <section aria-labelledby="pipeline" className="card p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 id="pipeline" className="font-semibold">
          {t("training", { number: String(training.training_id) })}
        </h2>
        <p role="status" className="text-sm text-quiet">
          {t(training.state)} · {formats.relativeTime(training.finished_at ?? training.started_at)}
        </p>
      </div>
      <ol className="mt-4 grid grid-cols-[repeat(auto-fit,minmax(7.5rem,1fr))] gap-2">
        {training.stages.map(({ stage, state }) => (
          <Stage key={stage} name={t(stage)} state={state} />
        ))}
      </ol>
      {isRunning && (
        <div className="mt-4 flex items-center gap-4">
          <div
            role="progressbar"
            aria-label={t("progress")}
            aria-valuenow={Math.round(100 * training.progress)}
            className="h-2 grow overflow-hidden rounded-full bg-line/60"
          >
            <div
              className="h-full rounded-full bg-accent transition-[width]"
              style={{ width: `${100 * training.progress}%` }}
            />
          </div>
          <span className="text-sm text-quiet tabular-nums">
            {formats.percent(training.progress)}
            {training.remaining_seconds !== null && (
              <> · {t("timeLeft", { time: formats.duration(training.remaining_seconds) })}</>
            )}
          </span>
          {training.job_id !== null && (
            <Button size="small" onClick={() => training.job_id !== null && cancel.mutate({ id: training.job_id })}>
              {t("cancel")}
            </Button>
          )}
        </div>
      )}
      {training.error && <p className="mt-3 text-sm text-danger">{problem(training.error)}</p>}
    </section>
  );
}

function Stage({ name, state }: { name: string; state: StageState }) {
  const t = useTranslations("models");
  const looks: Record<StageState, string> = {
    done: "border-good/50",
    running: "border-accent text-accent-text",
    failed: "border-danger text-danger",
    skipped: "border-dashed border-line text-quiet",
    pending: "border-line text-quiet",
  };
  const marks: Record<StageState, TranslationKey<"models">> = {
    done: "stageDone",
    running: "stageNow",
    failed: "stageFailed",
    skipped: "stageSkipped",
    pending: "stageLater",
  };
  return (
    <li
      aria-current={state === "running" ? "step" : undefined}
      className={`flex items-center gap-2 rounded-lg border px-3 py-2 text-sm ${looks[state]}`}
    >
      {state === "done" && <Check aria-hidden className="size-4 shrink-0 text-good" />}
      {state === "running" && <LoaderCircle aria-hidden className="size-4 shrink-0 animate-spin" />}
      {state === "failed" && <X aria-hidden className="size-4 shrink-0" />}
      {state === "pending" && <CircleDashed aria-hidden className="size-4 shrink-0" />}
      {state === "skipped" && <Minus aria-hidden className="size-4 shrink-0" />}
      <span>{name}</span>
      <span className="sr-only">{t(marks[state])}</span>
    </li>
  );
}
