import { useQuery } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { useBackgroundWork } from "../../../backgroundWork/useBackgroundWork.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";

/** The stages of a film, from its file to its artwork. */
const WAY = ["probe", "identify", "enrich_tmdb", "enrich_wikipedia", "artwork"];
/** A slower stage shows why it is slow. */
const SLOW_PER_SECOND = 1;

/** While there is work: each stage with what is done, waits and failed, how long it will take, and why it is slow. */
export function PipelineStages() {
  const t = useTranslations("activity");
  const formats = useFormats();
  const kindName = useTermTranslation("jobKinds");
  const { data } = useQuery(api.jobs.summary.queryOptions());
  const work = useBackgroundWork();
  const count = (kind: string, ...states: string[]) =>
    (data?.items ?? [])
      .filter((one) => one.kind === kind && states.includes(one.state))
      .reduce((sum, one) => sum + one.count, 0);
  const stages = WAY.map((kind) => ({
    kind,
    done: count(kind, "done"),
    waiting: count(kind, "queued", "running"),
    failed: count(kind, "failed"),
  })).filter(({ done, waiting, failed }) => done + waiting + failed > 0);
  if (!work || stages.every(({ waiting }) => waiting === 0)) return null;
  const { rate } = work;

  return (
    <section aria-labelledby="stages" className="card mb-5 p-5">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-3">
        <h2 id="stages" className="font-semibold">
          {t("stages")}
        </h2>
        {rate && (
          <p className="text-sm text-quiet tabular-nums">
            {t("timeLeft", { time: formats.duration(rate.remainingSeconds) })}
          </p>
        )}
      </div>
      <ul className="grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-4">
        {stages.map(({ kind, done, waiting, failed }) => (
          <li key={kind}>
            <p className="truncate text-sm font-medium">{kindName(kind)}</p>
            <span aria-hidden className="my-1.5 flex h-1.5 overflow-hidden rounded-full bg-raised">
              <span className="bg-good" style={{ flexGrow: done }} />
              <span className="bg-danger" style={{ flexGrow: failed }} />
              <span style={{ flexGrow: waiting }} />
            </span>
            <p className="text-xs text-quiet tabular-nums">
              {t("stageDone", { number: formats.number(done) })}
              {waiting > 0 && ` · ${t("stageWaiting", { number: formats.number(waiting) })}`}
              {failed > 0 && ` · ${t("stageFailed", { number: formats.number(failed) })}`}
            </p>
          </li>
        ))}
      </ul>
      {rate && rate.perSecond < SLOW_PER_SECOND && ["identify", "enrich_wikipedia"].includes(work.kind) && (
        <p className="mt-3 text-sm text-quiet">{t("slowly")}</p>
      )}
    </section>
  );
}
