import { useCallback, useMemo, useRef, useState } from "react";
import { useTitle } from "../../components/Page.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { useTranslations } from "../../i18n/index.ts";
import { FlowCanvas } from "./components/FlowCanvas.tsx";
import { FlowFilters } from "./components/FlowFilters.tsx";
import { FlowTable } from "./components/FlowTable.tsx";
import { PlaybackControls } from "./components/PlaybackControls.tsx";
import { StaticFlow } from "./components/StaticFlow.tsx";
import { TraceSheet } from "./components/TraceSheet.tsx";
import type { FlowCanvasHandle } from "./flowCanvasHandle.ts";
import { type FlowEvent, type FlowFilter, matchesFilter } from "./flowEvents.ts";
import { useEventDescription } from "./hooks/useEventDescription.ts";
import { useQueues } from "./hooks/useFlow.ts";
import { useFlowLabels } from "./hooks/useFlowLabels.ts";
import { usePlayback } from "./hooks/usePlayback.ts";
import { usePrefersReducedMotion } from "./hooks/usePrefersReducedMotion.ts";
import { LANES, QUEUES, recentCounts } from "./lanes.ts";

/** The diagram of the model flows, alive: page, engine with its jobs, page again. */
export default function Flow() {
  const t = useTranslations("flow");
  useTitle(t("title"));
  const canvas = useRef<FlowCanvasHandle>(null);
  const [filter, setFilter] = useState<FlowFilter>({ useCase: null, session: null });
  const [openedTrace, setOpenedTrace] = useState<string | null>(null);
  const isStatic = usePrefersReducedMotion();
  const isWanted = useCallback((event: FlowEvent) => matchesFilter(filter, event), [filter]);
  const playback = usePlayback(canvas, isWanted);
  const { events, error, retry, speed } = playback;
  const shown = useMemo(() => events.filter(isWanted), [events, isWanted]);
  const sessions = useMemo(() => [...new Set(events.flatMap(({ session }) => session ?? []))], [events]);
  const lanes = useMemo(() => recentCounts(shown), [shown]);
  const queues = useQueues();
  const labels = useFlowLabels();
  const describe = useEventDescription();
  const openTrace = ({ traceId }: FlowEvent) => traceId !== null && setOpenedTrace(traceId);

  return (
    <div className="gutter space-y-5 py-6">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="text-2xl font-semibold tracking-tight">{t("title")}</h1>
          <p className="mt-1 text-quiet">{t("intro")}</p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <FlowFilters filter={filter} sessions={sessions} onChange={setFilter} />
          {!isStatic && <PlaybackControls playback={playback} />}
        </div>
      </div>
      {error && <ProblemNote error={error} onRetry={retry} />}
      <section aria-label={t("title")} className="card overflow-hidden p-2">
        {isStatic ? (
          <StaticFlow events={shown} />
        ) : (
          <FlowCanvas
            handle={canvas}
            lanes={LANES}
            kinds={QUEUES}
            labels={labels}
            counts={{ ...lanes, ...queues }}
            speed={speed}
            describe={describe}
            onOpen={openTrace}
          />
        )}
      </section>
      <section aria-labelledby="minutes" className="card p-5">
        <h2 id="minutes" className="mb-3 font-semibold">
          {t("lastMinutes")}
        </h2>
        <FlowTable events={shown} onOpen={openTrace} />
      </section>
      <TraceSheet traceId={openedTrace} onClose={() => setOpenedTrace(null)} />
    </div>
  );
}
