import { Pause, Play, Rewind, Snail } from "lucide-react";
import { useCallback, useMemo, useRef, useState } from "react";
import { Button } from "../../components/Button.tsx";
import { useTitle } from "../../components/Page.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { Select } from "../../components/Select.tsx";
import { useFormats } from "../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../i18n/index.ts";
import { FlowCanvas, type FlowCanvasHandle } from "./components/FlowCanvas.tsx";
import { FlowTable } from "./components/FlowTable.tsx";
import { StaticFlow } from "./components/StaticFlow.tsx";
import { TraceSheet } from "./components/TraceSheet.tsx";
import { type FlowEvent, type FlowFilter, matchesFilter } from "./flowEvents.ts";
import { useFlowEvents, useQueues } from "./hooks/useFlow.ts";
import { usePrefersReducedMotion } from "./hooks/usePrefersReducedMotion.ts";
import { useReplay } from "./hooks/useReplay.ts";

const LANES = ["UC1", "UC2", "UC3", "UC4", "UC5", "UC6"] as const;
const KINDS = [
  "card",
  "probe",
  "identify",
  "enrich_tmdb",
  "artwork",
  "enrich_wikipedia",
  "train",
  "purge",
  "backup",
] as const;
const SPEEDS = { live: 1, slow: 0.2 } as const;
/** A lane is as thick as what went through it lately. */
const RECENT_MS = 10_000;
const ALL = "all";

/** The source's diagram alive: page, engine with its jobs, page again. */
export default function Flow() {
  const t = useTranslations("flow");
  const formats = useFormats();
  const caseName = useTermTranslation("useCases");
  const kind = useTermTranslation("jobKinds");
  useTitle(t("title"));
  const stage = useRef<FlowCanvasHandle>(null);
  const [isPaused, pause] = useState(false);
  const [isSlow, slow] = useState(false);
  const [filter, setFilter] = useState<FlowFilter>({ useCase: null, session: null });
  const [opened, open] = useState<string | null>(null);
  const isStill = usePrefersReducedMotion();
  const speed = isPaused ? 0 : isSlow ? SPEEDS.slow : SPEEDS.live;
  const isWanted = useCallback((event: FlowEvent) => matchesFilter(filter, event), [filter]);
  const replay = useReplay(stage, isWanted, speed);
  const isLive = useRef(true);
  isLive.current = !replay.isReplaying && !isPaused;
  const { events, error, retry } = useFlowEvents((event) => {
    if (isLive.current && isWanted(event)) stage.current?.play(event);
  });
  const queues = useQueues();
  const shown = useMemo(() => events.filter(isWanted), [events, isWanted]);
  const sessions = useMemo(() => [...new Set(events.flatMap(({ session }) => session ?? []))], [events]);
  const lanes = useMemo(() => recentCounts(shown), [shown]);

  const openTrace = ({ traceId }: FlowEvent) => traceId !== null && open(traceId);
  const describe = (event: FlowEvent) =>
    event.type === "flow.request"
      ? `${event.useCase} · ${caseName(event.useCase ?? "")} · ${event.status} · ${formats.decimal(event.durationMs ?? 0, 1)} ms${
          event.items === null ? "" : ` · ${formats.number(event.items)}`
        }`
      : `${kind(event.kind ?? "")} × ${formats.number(event.count ?? 1)}`;

  return (
    <div className="mx-auto max-w-7xl space-y-5 px-8 py-8">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="text-2xl font-semibold tracking-tight">{t("title")}</h1>
          <p className="mt-1 text-quiet">{t("intro")}</p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Select
            label={t("useCase")}
            value={filter.useCase ?? ALL}
            options={[
              { value: ALL, label: t("all") },
              ...LANES.map((value) => ({ value: value as string, label: `${value} · ${caseName(value)}` })),
            ]}
            onChange={(value) => setFilter({ ...filter, useCase: value === ALL ? null : value })}
          />
          {sessions.length > 1 && (
            <Select
              label={t("session")}
              value={filter.session ?? ALL}
              options={[{ value: ALL, label: t("all") }, ...sessions.map((value) => ({ value, label: value }))]}
              onChange={(value) => setFilter({ ...filter, session: value === ALL ? null : value })}
            />
          )}
          {!isStill && (
            <>
              <Button size="small" aria-pressed={isPaused} onClick={() => pause(!isPaused)}>
                {isPaused ? <Play aria-hidden className="size-4" /> : <Pause aria-hidden className="size-4" />}
                {t(isPaused ? "play" : "pause")}
              </Button>
              <Button
                size="small"
                aria-pressed={isSlow}
                className="aria-pressed:border-accent"
                onClick={() => slow(!isSlow)}
              >
                <Snail aria-hidden className="size-4" />
                {t("slow")}
              </Button>
              <Button
                size="small"
                aria-pressed={replay.isReplaying}
                className="aria-pressed:border-accent"
                onClick={() => (replay.isReplaying ? replay.stop() : replay.start(events))}
              >
                <Rewind aria-hidden className="size-4" />
                {replay.at === null
                  ? t("replay")
                  : t("replaying", { when: formats.relativeTime(new Date(replay.at).toISOString()) })}
              </Button>
            </>
          )}
        </div>
      </div>
      {error && <ProblemNote error={error} onRetry={retry} />}
      <section aria-label={t("title")} className="card overflow-hidden p-2">
        {isStill ? (
          <StaticFlow events={shown} />
        ) : (
          <FlowCanvas
            stage={stage}
            lanes={LANES}
            kinds={KINDS}
            labels={{
              page: t("page"),
              engine: t("engine"),
              lane: caseName,
              kind,
              brought: (count) => t("brought", { number: formats.number(count) }),
              waiting: (count) => t("waiting", { number: formats.number(count) }),
            }}
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
      <TraceSheet traceId={opened} onClose={() => open(null)} />
    </div>
  );
}

/** Requests of the last seconds, and the films they brought, by use case. */
function recentCounts(events: readonly FlowEvent[]): { lanes: Record<string, number>; films: Record<string, number> } {
  const since = Date.now() - RECENT_MS;
  const lanes: Record<string, number> = {};
  const films: Record<string, number> = {};
  for (const { at, useCase, items } of events) {
    if (at < since || useCase === null) continue;
    lanes[useCase] = (lanes[useCase] ?? 0) + 1;
    films[useCase] = (films[useCase] ?? 0) + (items ?? 0);
  }
  return { lanes, films };
}
