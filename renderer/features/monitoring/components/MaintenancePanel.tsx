import { useState } from "react";
import { Badge } from "../../../components/Badge.tsx";
import { Button } from "../../../components/Button.tsx";
import { ConfirmModal } from "../../../components/ConfirmModal.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import { formatFigure } from "../figures.ts";
import { type Maintenance, useMaintenance, usePreview, useRunTask } from "../hooks/useMonitoring.ts";
import { NumberSetting } from "./NumberSetting.tsx";

const TONES = { done: "good", failed: "danger", cancelled: "plain" } as const;
type Task = Maintenance["task"];

/** When each task runs, what it did, how much it freed; before it runs, what it would do. */
export function MaintenancePanel({ isOwner }: { isOwner: boolean }) {
  const t = useTranslations("maintenance");
  const name = useTermTranslation("maintenanceNames");
  const maintenance = useMaintenance();
  const preview = usePreview();
  const run = useRunTask();
  const [asked, setAsked] = useState<Task | null>(null);
  const text = usePreviewText(asked, preview.data);
  const ask = (task: Task) => {
    preview.mutate({ task }, { onSuccess: () => setAsked(task) });
  };
  return (
    <>
      <p className="mb-4 text-sm text-quiet">{t("intro")}</p>
      <ul className="grid gap-4 md:grid-cols-2">
        {maintenance.data?.items.map((item) => (
          <li key={item.task}>
            <TaskCard item={item} onRun={isOwner ? () => ask(item.task) : null} />
          </li>
        ))}
      </ul>
      {isOwner && (
        <section aria-label={t("missingAfter")} className="card mt-4 p-5">
          <NumberSetting name="forgetMissingAfterDays" label={t("missingAfter")} most={3_650} />
        </section>
      )}
      <ConfirmModal
        open={asked !== null}
        title={t("askTitle", { task: asked === null ? "" : name(asked) })}
        text={text}
        action={t("run")}
        onClose={() => setAsked(null)}
        onConfirm={() => asked !== null && run.mutate({ task: asked })}
      />
    </>
  );
}

/** What it does in general, and what it would do now. */
function usePreviewText(task: Task | null, found: { removed: number; freedBytes: number } | undefined): string {
  const t = useTranslations("maintenance");
  const formats = useFormats();
  const does = useTermTranslation("maintenanceDoes");
  if (task === null || !found) return "";
  const freed = found.freedBytes > 0 ? ` ${t("wouldFree", { size: formats.size(found.freedBytes) })}` : "";
  const many = t("wouldRemove", { count: found.removed, number: formats.number(found.removed) });
  return `${does(task)} ${many}${freed}`;
}

/** When a task runs next; one whose time has passed waits for the computer to be idle. */
function Due({ item: { dueAt, everyHours } }: { item: Maintenance }) {
  const t = useTranslations("maintenance");
  const formats = useFormats();
  if (dueAt === null) return t("onlyWhenAsked");
  if (Date.parse(dueAt) <= Date.now()) return t("dueNow");
  return t(everyHours === 24 ? "dueDaily" : everyHours === 168 ? "dueWeekly" : "due", {
    when: formats.relativeTime(dueAt),
    hours: formats.number(everyHours ?? 0),
  });
}

function TaskCard({ item, onRun }: { item: Maintenance; onRun: (() => void) | null }) {
  const t = useTranslations("maintenance");
  const name = useTermTranslation("maintenanceNames");
  const does = useTermTranslation("maintenanceDoes");
  const formats = useFormats();
  const [last] = item.runs;
  return (
    <article className="card flex h-full flex-col gap-2 p-4">
      <h3 className="flex items-center justify-between gap-2 font-semibold">
        {name(item.task)}
        {last?.outcome && <Badge tone={TONES[last.outcome]}>{t(last.outcome)}</Badge>}
      </h3>
      <p className="grow text-sm text-quiet">{does(item.task)}</p>
      <p className="text-sm">
        <Due item={item} />
      </p>
      <ul className="space-y-0.5 text-xs text-quiet tabular-nums">
        {item.runs.map((one) => (
          <li key={one.startedAt}>
            {formats.relativeTime(one.startedAt)}
            {one.durationMs !== null && ` · ${formatFigure(one.durationMs / 1000, "seconds", formats)}`}
            {one.outcome === "done" &&
              ` · ${t("removed", { count: one.removed, number: formats.number(one.removed) })}`}
            {one.freedBytes > 0 && ` · ${t("freed", { size: formats.size(one.freedBytes) })}`}
            {one.finding && ` · ${one.finding}`}
          </li>
        ))}
      </ul>
      {onRun && (
        <Button size="small" className="self-start" onClick={onRun}>
          {t("runNow")}
        </Button>
      )}
    </article>
  );
}
