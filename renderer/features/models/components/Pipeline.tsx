import { Check, CircleDashed, LoaderCircle, X } from "lucide-react";
import { Button } from "../../../components/Button.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { type TranslationKey, useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import { type Training, useCancelJob } from "../hooks/useModels.ts";

const STAGES = ["load", "filter", "evaluate", "grid_search", "compare", "register", "promote"] as const;
type Place = "done" | "now" | "failed" | "later";

/** The stages of a training: each lights up when it begins, and keeps its light when it is done. */
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
        {STAGES.map((stage) => (
          <Stage key={stage} name={t(stage)} place={placeOf(stage, training)} />
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
          <span className="text-sm text-quiet tabular-nums">{formats.percent(training.progress)}</span>
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

function Stage({ name, place }: { name: string; place: Place }) {
  const t = useTranslations("models");
  const looks: Record<Place, string> = {
    done: "border-good/50",
    now: "border-accent text-accent-text",
    failed: "border-danger text-danger",
    later: "border-line text-quiet",
  };
  const marks: Record<Place, TranslationKey<"models">> = {
    done: "stageDone",
    now: "stageNow",
    failed: "stageFailed",
    later: "stageLater",
  };
  return (
    <li
      aria-current={place === "now" ? "step" : undefined}
      className={`flex items-center gap-2 rounded-lg border px-3 py-2 text-sm ${looks[place]}`}
    >
      {place === "done" && <Check aria-hidden className="size-4 shrink-0 text-good" />}
      {place === "now" && <LoaderCircle aria-hidden className="size-4 shrink-0 animate-spin" />}
      {place === "failed" && <X aria-hidden className="size-4 shrink-0" />}
      {place === "later" && <CircleDashed aria-hidden className="size-4 shrink-0" />}
      <span>{name}</span>
      <span className="sr-only">{t(marks[place])}</span>
    </li>
  );
}

function placeOf(stage: (typeof STAGES)[number], { stage: now, state }: Training): Place {
  if (now === "finished") return "done";
  const [at, current] = [STAGES.indexOf(stage), STAGES.indexOf(now as (typeof STAGES)[number])];
  if (at < current) return "done";
  if (at > current) return "later";
  return state === "running" ? "now" : "failed";
}
