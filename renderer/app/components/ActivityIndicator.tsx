import { CloudOff, Pause } from "lucide-react";
import { Link } from "react-router";
import { connectionStore } from "../../api/events.ts";
import { type BackgroundWork, useBackgroundWork } from "../../backgroundWork/useBackgroundWork.ts";
import { useIsPaused } from "../../backgroundWork/useIsPaused.ts";
import { type Formats, useFormats } from "../../i18n/format.ts";
import { type Translate, type TranslationKey, useTranslations } from "../../i18n/index.ts";
import { useStore } from "../../state/store.ts";

const STAGES: ReadonlyMap<string, TranslationKey<"shell">> = new Map(
  Object.entries({
    card: "card",
    probe: "probe",
    identify: "identify",
    enrich_tmdb: "enrich_tmdb",
    enrich_wikipedia: "enrich_wikipedia",
    artwork: "artwork",
    samples: "samples",
  }),
);

const WORTH_SAYING_SECONDS = 10;

/** A dot while nothing runs, the progress of background work otherwise; a link to the jobs. */
export function ActivityIndicator() {
  const t = useTranslations("shell");
  const formats = useFormats();
  const work = useBackgroundWork();

  const isPaused = useIsPaused();
  const isLost = useStore(connectionStore, (connection) => connection === "lost");

  const text = work
    ? t("working", {
        stage: t(STAGES.get(work.kind) ?? "otherWork"),
        done: formats.number(work.done),
        total: formats.number(work.total),
      }) + paceText(work, t, formats)
    : t("idle");
  const isSaid = work !== null || isPaused || isLost;

  return (
    <Link
      to="/activity"
      title={t(isPaused ? "pausedHint" : "activityHint")}
      // As wide as its longest text, so that nothing moves when work begins.
      className={`flex min-h-10 items-center justify-end sm:min-w-60 gap-2 rounded-full px-3 text-sm text-quiet tabular-nums hover:text-ink ${isSaid ? "hover:bg-surface" : ""}`}
    >
      {isLost ? (
        <CloudOff aria-hidden className="size-4" />
      ) : isPaused ? (
        <Pause aria-hidden className="size-4" />
      ) : (
        <span aria-hidden className={`size-2 rounded-full ${work ? "animate-shimmer bg-accent" : "bg-line-strong"}`} />
      )}
      <span className={isSaid ? "max-sm:sr-only" : "sr-only"}>
        {isLost ? t("offline") : isPaused ? t("paused") : text}
      </span>
    </Link>
  );
}

/** "· 6/s · 3 min", or nothing where the rate is unknown or the work nearly done. */
function paceText({ rate }: BackgroundWork, t: Translate<"shell">, formats: Formats): string {
  if (!rate || rate.remainingSeconds < WORTH_SAYING_SECONDS) return "";
  const speed =
    rate.perSecond >= 1
      ? t("perSecond", { number: formats.number(Math.round(rate.perSecond)) })
      : t("perMinute", { number: formats.number(Math.max(1, Math.round(rate.perSecond * 60))) });
  return ` · ${speed} · ${formats.duration(rate.remainingSeconds)}`;
}
