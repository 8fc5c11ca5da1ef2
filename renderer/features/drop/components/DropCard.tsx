import { CircleCheck, X } from "lucide-react";
import { useFormats } from "../../../i18n/format.ts";
import { useWords } from "../../../i18n/index.ts";
import { closeDrop, type Drop, isFinished } from "../drops.ts";
import { STAGES } from "../stages.ts";
import { RejectedList } from "./RejectedList.tsx";

/** One drop in figures: received, read, identified, with details; and one quiet line for each that was refused. */
export function DropCard({ drop }: { drop: Drop }) {
  const words = useWords("drop");
  const formats = useFormats();
  const { progress } = drop;
  const { reached } = progress;
  const total = reached.received;
  const dropped = total + progress.already + progress.rejected.length;
  const finished = isFinished(drop);

  return (
    <div className="p-4">
      <div className="flex items-start justify-between gap-3">
        <p role="status" className="flex items-center gap-2 font-medium">
          {finished && <CircleCheck aria-hidden className="size-5 shrink-0 text-good" />}
          <Heading drop={drop} dropped={dropped} />
        </p>
        {drop.phase.kind === "received" && (
          <button
            type="button"
            aria-label={words("dismiss")}
            className="rounded-md p-1 text-quiet hover:bg-raised hover:text-ink"
            onClick={() => closeDrop(drop.id)}
          >
            <X aria-hidden className="size-4" />
          </button>
        )}
      </div>
      {total > 0 && (
        <>
          <progress className="sr-only" max={total} value={reached.identified} aria-label={words("identified")} />
          <dl className="mt-3 grid grid-cols-4 gap-2 text-center">
            {STAGES.map((stage) => {
              const count = reached[stage];
              return (
                <div key={stage} className="flex flex-col-reverse">
                  <dt className="truncate text-xs text-quiet">{words(stage)}</dt>
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
      <Aside label={words("already")} count={progress.already} />
      <Aside label={words("ignored")} count={progress.ignored} />
      <RejectedList rejected={progress.rejected} />
    </div>
  );
}

function Heading({ drop, dropped }: { drop: Drop; dropped: number }) {
  const words = useWords("drop");
  const formats = useFormats();
  const { phase } = drop;
  if (phase.kind === "reading") return words("reading");
  if (phase.kind === "sending" && phase.done < phase.total) {
    return words("sending", { done: formats.number(phase.done), total: formats.number(phase.total) });
  }
  if (phase.kind === "received" && dropped === 0) return words("nothing");
  return words("heading", { count: dropped, number: formats.number(dropped) });
}

function Aside({ label, count }: { label: string; count: number }) {
  const formats = useFormats();
  if (count === 0) return null;
  return (
    <p className="mt-2 flex justify-between text-sm text-quiet">
      <span>{label}</span>
      <span className="tabular-nums">{formats.number(count)}</span>
    </p>
  );
}
