import { Ban, CircleCheck, Undo2, X } from "lucide-react";
import { Link } from "react-router";
import { Button } from "../../../components/Button.tsx";
import { fileNameOf } from "../../../components/filePaths.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { type Drop, dismissDrop, isFinished } from "../drops.ts";
import { useUndoDrop } from "../hooks/useUndoDrop.ts";
import { STAGES } from "../importProgress.ts";
import { RejectedList } from "./RejectedList.tsx";

const MAX_NAMES = 200;
/** Still being written, or locked by another program: recorded, and probed later. */
const ARRIVING: ReadonlySet<string> = new Set(["incomplete", "in_use"]);

/** One drop: how many files were received, probed, identified, enriched, and one line for each that was refused. */
export function DropCard({ drop }: { drop: Drop }) {
  const t = useTranslations("drop");
  const formats = useFormats();
  const { progress } = drop;
  const { reached } = progress;
  const total = reached.received;
  const dropped = total + progress.already + progress.rejected.length;
  const finished = isFinished(drop);
  const undo = useUndoDrop();
  const arriving = progress.rejected.filter(({ code }) => ARRIVING.has(code));
  const refused = progress.rejected.filter(({ code }) => !ARRIVING.has(code));
  const isAllRefused = refused.length > 0 && refused.length === dropped;

  return (
    <div className="p-4">
      <div className="flex items-start justify-between gap-3">
        <p role="status" className="flex items-center gap-2 font-medium">
          {finished && !isAllRefused && <CircleCheck aria-hidden className="size-5 shrink-0 text-good" />}
          {finished && isAllRefused && <Ban aria-hidden className="size-5 shrink-0 text-danger" />}
          <Heading drop={drop} dropped={dropped} />
        </p>
        {drop.phase.kind === "received" && (
          <button
            type="button"
            aria-label={t("dismiss")}
            className="rounded-md p-1 text-quiet hover:bg-raised hover:text-ink"
            onClick={() => dismissDrop(drop.id)}
          >
            <X aria-hidden className="size-4" />
          </button>
        )}
      </div>
      {total > 0 && (
        <>
          <progress className="sr-only" max={total} value={reached.identified} aria-label={t("identified")} />
          <dl className="mt-3 grid grid-cols-4 gap-2 text-center">
            {STAGES.map((stage) => {
              const count = reached[stage];
              return (
                <div key={stage} className="flex flex-col-reverse">
                  <dt className="truncate text-xs text-quiet">{t(stage)}</dt>
                  <dd className="text-lg font-semibold tabular-nums">
                    {formats.number(count)}
                    <span aria-hidden className="my-1 block h-1 overflow-hidden rounded-full bg-raised">
                      <span
                        className="block h-full rounded-full bg-accent transition-[width]"
                        style={{ width: `${(count / total) * 100}%` }}
                      />
                    </span>
                  </dd>
                </div>
              );
            })}
          </dl>
        </>
      )}
      <FileNames label={t("copies")} paths={drop.copyPaths} />
      <FileNames label={t("already")} paths={drop.knownPaths} />
      <CountLine label={t("ignored")} count={progress.ignored} />
      <RejectedList label={t("arriving")} rejected={arriving} />
      <RejectedList label={t("rejected")} rejected={refused} />
      {drop.phase.kind === "received" && drop.newFiles.length > 0 && (
        <div className="mt-3 flex items-center justify-between gap-3">
          <Link to="/?sort=added&order=desc" className="text-sm text-accent-text hover:underline">
            {t("showNew")}
          </Link>
          <Button size="small" disabled={undo.isPending} onClick={() => undo.mutate(drop)}>
            <Undo2 aria-hidden className="size-4" />
            {t("undo")}
          </Button>
        </div>
      )}
    </div>
  );
}

/** A count that can be opened to show the names. */
function FileNames({ label, paths }: { label: string; paths: readonly string[] }) {
  const formats = useFormats();
  if (paths.length === 0) return null;
  return (
    <details className="mt-2 text-sm text-quiet">
      <summary className="flex cursor-pointer justify-between hover:text-ink">
        <span>{label}</span>
        <span className="tabular-nums">{formats.number(paths.length)}</span>
      </summary>
      <ul aria-label={label} className="mt-1 max-h-40 space-y-1 overflow-auto">
        {paths.slice(0, MAX_NAMES).map((path) => (
          <li key={path} className="break-words">
            {fileNameOf(path)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Heading({ drop, dropped }: { drop: Drop; dropped: number }) {
  const t = useTranslations("drop");
  const formats = useFormats();
  const { phase } = drop;
  if (phase.kind === "reading") return t("reading");
  if (phase.kind === "sending" && phase.done < phase.total) {
    return t("sending", { done: formats.number(phase.done), total: formats.number(phase.total) });
  }
  if (phase.kind === "received" && dropped === 0) return t("nothing");
  return t("heading", { count: dropped, number: formats.number(dropped) });
}

function CountLine({ label, count }: { label: string; count: number }) {
  const formats = useFormats();
  if (count === 0) return null;
  return (
    <p className="mt-2 flex justify-between text-sm text-quiet">
      <span>{label}</span>
      <span className="tabular-nums">{formats.number(count)}</span>
    </p>
  );
}
