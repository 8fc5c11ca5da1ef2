import type { TraceAnswer } from "../../../../src/contract/index.ts";
import { Badge } from "../../../components/Badge.tsx";
import { Modal } from "../../../components/Modal.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import { useTrace } from "../hooks/useFlow.ts";

/** What one request or batch of jobs spent its time on. */
export function TraceSheet({ traceId, onClose }: { traceId: string | null; onClose: () => void }) {
  const t = useTranslations("flow");
  const found = useTrace(traceId);
  return (
    <Modal open={traceId !== null} onClose={onClose} title={t("trace")}>
      {found.isError && <p className="text-quiet">{t("traceGone")}</p>}
      {found.data && (
        <div className="space-y-5">
          <Spans trace={found.data.trace} />
          {found.data.caused.length > 0 && (
            <section aria-labelledby="caused">
              <h3 id="caused" className="mb-2 font-semibold">
                {t("caused")}
              </h3>
              <div className="space-y-4">
                {found.data.caused.map((trace) => (
                  <Spans key={trace.id} trace={trace} />
                ))}
              </div>
            </section>
          )}
        </div>
      )}
    </Modal>
  );
}

function Spans({ trace }: { trace: TraceAnswer }) {
  const t = useTranslations("flow");
  const formats = useFormats();
  const caseName = useTermTranslation("useCases");
  const jobKind = useTermTranslation("jobKinds");
  const kind = useTermTranslation("flow");
  const whole = Math.max(trace.durationMs, 0.001);
  return (
    <article>
      <h3 className="flex flex-wrap items-center gap-2 text-sm">
        <span className="font-semibold">{trace.kind === "job" ? jobKind(trace.name) : trace.name}</span>
        {trace.useCase && <span className="text-quiet">{caseName(trace.useCase)}</span>}
        <Badge>{trace.outcome}</Badge>
        <span className="ml-auto tabular-nums">{formats.decimal(trace.durationMs, 1)} ms</span>
      </h3>
      <ul aria-label={t("spans")} className="mt-1.5 space-y-1 text-xs">
        {trace.spans.map((span, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a span has no name of its own
          <li key={at}>
            <span className="flex gap-2">
              <span className="w-16 shrink-0 text-quiet">{kind(`span_${span.kind}`)}</span>
              <code className="min-w-0 grow truncate" title={span.name}>
                {span.name}
              </code>
              <span className="shrink-0 tabular-nums">
                {span.times > 1 && `${t("timesOver", { number: formats.number(span.times) })} `}
                {formats.decimal(span.durationMs, 2)} ms
              </span>
            </span>
            <span aria-hidden className="relative block h-1 rounded-full bg-line/40">
              <span
                className="absolute h-full min-w-px rounded-full bg-accent"
                style={{
                  left: `${Math.min(99, (100 * span.startMs) / whole)}%`,
                  width: `${Math.min(100, (100 * span.durationMs) / whole)}%`,
                }}
              />
            </span>
          </li>
        ))}
      </ul>
    </article>
  );
}
