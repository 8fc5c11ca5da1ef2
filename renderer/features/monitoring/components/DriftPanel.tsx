import { Badge } from "../../../components/Badge.tsx";
import { Button } from "../../../components/Button.tsx";
import { ProblemNote } from "../../../components/ProblemNote.tsx";
import { type Formats, useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import { type Drift, type Feature, useDrift, useDriftHistory, useSetBaseline } from "../hooks/useMonitoring.ts";
import { NumberSetting } from "./NumberSetting.tsx";
import { SharesChart } from "./SharesChart.tsx";
import { largestChanges, useShareLabel } from "./shares.ts";

/** Whether everyone still rates as they did before: each feature then and now, and the change in words. */
export function DriftPanel({ isOwner }: { isOwner: boolean }) {
  const t = useTranslations("drift");
  const drift = useDrift();
  const setBaseline = useSetBaseline();
  if (drift.isError && !drift.data) return <ProblemNote error={drift.error} onRetry={() => void drift.refetch()} />;
  if (!drift.data) return null;
  const { status } = drift.data;
  return (
    <div className="space-y-5">
      <section aria-labelledby="drift" className="card flex flex-wrap items-center gap-4 p-5">
        <div className="grow">
          <h2 id="drift" className="flex items-center gap-3 font-semibold">
            {t("title")}
            <Badge tone={TONES[status]}>{t(status)}</Badge>
          </h2>
          <p className="mt-1 text-sm text-quiet">
            <Windows drift={drift.data} />
          </p>
          <People drift={drift.data} />
          {status === "alert" && <p className="mt-1 text-sm">{t("advice")}</p>}
        </div>
        {isOwner && (
          <Button disabled={setBaseline.isPending} onClick={() => setBaseline.mutate({})}>
            {t("setBaseline")}
          </Button>
        )}
      </section>
      {status === "no_baseline" ? (
        <p className="card p-5 text-quiet">{t("noBaseline")}</p>
      ) : (
        <Comparisons drift={drift.data} />
      )}
      <Checks />
      {isOwner && (
        <section aria-label={t("threshold")} className="card p-5">
          <NumberSetting name="driftThresholdPercent" label={t("threshold")} most={500} />
        </section>
      )}
    </div>
  );
}

const TONES = { ok: "good", alert: "danger", too_few_data: "plain", no_baseline: "plain" } as const;
const weight = ({ drifted, moderate, enough }: Feature) => (drifted ? 3 : moderate ? 2 : enough ? 1 : 0);

const memberCount = ({ members }: Drift) => members.ok + members.alert + members.too_few_data;

/** The caller's ratings and the household's; one person's are the household's. */
function Comparisons({ drift }: { drift: Drift }) {
  const t = useTranslations("drift");
  if (!drift.own || memberCount(drift) < 2) return <Comparison compared={drift} />;
  return (
    <>
      <h3 className="font-semibold">{t("mine")}</h3>
      <Comparison compared={drift.own} />
      <h3 className="font-semibold">{t("household")}</h3>
      <Comparison compared={drift} />
    </>
  );
}

function Comparison({
  compared: { features, missing_ratings },
}: {
  compared: Pick<Drift, "features" | "missing_ratings">;
}) {
  const t = useTranslations("drift");
  const formats = useFormats();
  const worst = [...features].sort((a, b) => weight(b) - weight(a));
  return (
    <>
      {missing_ratings > 0 && (
        <p className="card p-5">{t("missing", { count: missing_ratings, number: formats.number(missing_ratings) })}</p>
      )}
      <ul className="grid gap-4 md:grid-cols-2">
        {worst.map((feature) => (
          <li key={feature.name} className={feature.kind === "shares" ? "md:col-span-2" : ""}>
            <FeatureCard feature={feature} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** How many members changed; nobody is told who. */
function People({ drift }: { drift: Drift }) {
  const t = useTranslations("drift");
  const formats = useFormats();
  if (memberCount(drift) < 2) return null;
  const { ok, alert, too_few_data } = drift.members;
  return (
    <p className="mt-1 text-sm text-quiet">
      {t("people", {
        changed: formats.number(alert),
        same: formats.number(ok),
        tooFew: formats.number(too_few_data),
      })}
    </p>
  );
}

function Windows({ drift }: { drift: Drift }) {
  const t = useTranslations("drift");
  const formats = useFormats();
  if (!drift.baseline_at || !drift.baseline_window) return t("intro");
  const of =
    drift.baseline_version === null ? t("manualBaseline") : t("ofVersion", { version: String(drift.baseline_version) });
  return t("windows", {
    of,
    before: formats.number(drift.baseline_window.ratings),
    now: formats.number(drift.current_window.ratings),
    when: formats.relativeTime(drift.baseline_at),
    threshold: formats.number(drift.threshold_percent),
  });
}

function FeatureCard({ feature }: { feature: Feature }) {
  const t = useTranslations("drift");
  const formats = useFormats();
  const name = useTermTranslation("features");
  const tone = feature.drifted ? "danger" : feature.moderate ? "warm" : feature.enough ? "good" : "plain";
  const verdict = feature.drifted ? "drifted" : feature.moderate ? "moderate" : feature.enough ? "same" : "tooFew";
  return (
    <article className={`card h-full p-4 ${feature.drifted ? "border-danger/60" : ""}`}>
      <h3 className="flex flex-wrap items-center justify-between gap-2 text-sm font-semibold">
        {name(feature.name)} <Badge tone={tone}>{t(verdict)}</Badge>
      </h3>
      <p className="mt-1 text-sm">
        <Change feature={feature} />
      </p>
      {feature.kind === "shares" ? (
        <SharesChart feature={feature} />
      ) : (
        <TwoBars
          before={numberOf(feature.baseline)}
          now={numberOf(feature.current)}
          isShare={feature.kind === "proportion"}
        />
      )}
      <p className="mt-2 text-xs text-quiet tabular-nums">
        {t("counts", {
          before: formats.number(feature.baseline_count),
          now: formats.number(feature.current_count),
        })}
        {feature.enough && feature.psi !== null && ` · PSI ${formats.decimal(feature.psi, 3)}`}
        {feature.enough && feature.change_percent !== null && ` · ${signed(feature.change_percent, formats)} %`}
        {feature.p_value !== null &&
          ` · p ${feature.p_value < 0.0001 ? `< ${formats.decimal(0.0001, 4)}` : formats.decimal(feature.p_value, 4)}`}
      </p>
    </article>
  );
}

const numberOf = (side: Feature["baseline"]): number | null => (typeof side === "number" ? side : null);
const signed = (value: number, formats: Formats) => `${value > 0 ? "+" : ""}${formats.decimal(value, 1)}`;

/** What changed, in a sentence. */
function Change({ feature }: { feature: Feature }) {
  const t = useTranslations("drift");
  const formats = useFormats();
  const shares = useSharesChange(feature);
  if (!feature.enough)
    return t("missingRows", { count: feature.missing_count, number: formats.number(feature.missing_count) });
  if (feature.kind === "shares") return shares;
  const [before, now] = [numberOf(feature.baseline) ?? 0, numberOf(feature.current) ?? 0];
  const say = (value: number) => (feature.kind === "proportion" ? formats.percent(value) : formats.decimal(value, 2));
  if (Math.abs(now - before) < 1e-9) return t("noChange");
  const facts = { before: say(before), now: say(now) };
  if (!isNotable(feature)) return t("usual", facts);
  const direction = now > before ? "rose" : "fell";
  const { name } = feature;
  return t(name === "rating_mean" || name === "rating_sd" ? `${name}_${direction}` : direction, facts);
}

function useSharesChange(feature: Feature): string {
  const t = useTranslations("drift");
  const formats = useFormats();
  const label = useShareLabel(feature.name);
  const [most] = largestChanges(feature);
  if (!most) return t("noChange");
  const facts = {
    what: label(most.label),
    before: formats.percent(most.before),
    now: formats.percent(most.now),
  };
  if (!isNotable(feature)) return t("usualShares", facts);
  const what = feature.name === "rating_histogram" ? "stars" : "share";
  return t(`${what}${most.now > most.before ? "Rose" : "Fell"}`, facts);
}

const isNotable = ({ drifted, moderate }: Feature) => drifted || moderate;

function TwoBars({ before, now, isShare }: { before: number | null; now: number | null; isShare: boolean }) {
  const t = useTranslations("drift");
  const formats = useFormats();
  const most = Math.max(before ?? 0, now ?? 0, Number.MIN_VALUE);
  const say = (value: number) => (isShare ? formats.percent(value) : formats.decimal(value, 2));
  return (
    <dl className="mt-3 grid grid-cols-[5rem_1fr_4rem] items-center gap-x-3 gap-y-1.5 text-xs">
      {(
        [
          ["baseline", before, "bg-line-strong"],
          ["now", now, "bg-accent"],
        ] as const
      ).map(([key, value, look]) => (
        <div key={key} className="contents">
          <dt className="text-quiet">{t(key)}</dt>
          <dd className="contents">
            <span aria-hidden className="h-2.5 rounded-full bg-line/40">
              <span
                className={`block h-full rounded-full ${look}`}
                style={{ width: `${(100 * (value ?? 0)) / most}%` }}
              />
            </span>
            <span className="text-right tabular-nums">{value === null ? "–" : say(value)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** When drift was checked, and what was found. */
function Checks() {
  const t = useTranslations("drift");
  const formats = useFormats();
  const name = useTermTranslation("features");
  const history = useDriftHistory();
  const items = history.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="drift-history" className="card p-5">
      <h2 id="drift-history" className="font-semibold">
        {t("history")}
      </h2>
      <ul className="mt-2 divide-y divide-line/60 text-sm">
        {items.map(({ at, status, drifted }) => (
          <li key={at} className="flex flex-wrap items-center gap-3 py-1.5">
            <Badge tone={TONES[status]}>{t(status)}</Badge>
            <span className="grow">{drifted.map(name).join(", ")}</span>
            <span className="text-quiet">{formats.relativeTime(at)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
