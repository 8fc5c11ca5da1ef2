import { useNavigate } from "react-router";
import { Badge } from "../../../components/Badge.tsx";
import { Button } from "../../../components/Button.tsx";
import { ProblemNote } from "../../../components/ProblemNote.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { type TranslationKey, useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import {
  type Alert,
  type Check,
  useAcknowledge,
  useAlerts,
  useChecks,
  useMute,
  useRunTask,
  useTryProviders,
} from "../hooks/useMonitoring.ts";

const TONES = { ok: "good", warning: "warm", failed: "danger" } as const;
const MUTED_MINUTES = 24 * 60;

/** The health checks, worst first, with what would help; and the alerts, with their history. */
export function HealthPanel({ isOwner }: { isOwner: boolean }) {
  const t = useTranslations("monitoring");
  const checks = useChecks();
  const alerts = useAlerts();
  if (checks.isError && !checks.data) return <ProblemNote error={checks.error} onRetry={() => void checks.refetch()} />;
  return (
    <div className="space-y-5">
      <section aria-labelledby="checks" className="card p-5">
        <h2 id="checks" className="font-semibold">
          {t("checks")}
        </h2>
        <ul className="mt-2 divide-y divide-line/60">
          {checks.data?.items.map((check) => (
            <CheckRow key={check.name} check={check} isOwner={isOwner} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="alerts" className="card p-5">
        <h2 id="alerts" className="font-semibold">
          {t("alerts")}
        </h2>
        {alerts.data?.items.length === 0 && <p className="mt-2 text-sm text-quiet">{t("noAlerts")}</p>}
        <ul className="mt-2 divide-y divide-line/60">
          {alerts.data?.items.map((alert) => (
            <AlertRow key={alert.id} alert={alert} isOwner={isOwner} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function CheckRow({ check, isOwner }: { check: Check; isOwner: boolean }) {
  const t = useTranslations("monitoring");
  const formats = useFormats();
  const name = useTermTranslation("checkNames");
  const act = useCheckAction();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5 text-sm">
      <span className="w-32 font-medium">{name(check.name)}</span>
      <Badge tone={TONES[check.state]}>{t(`state_${check.state}`)}</Badge>
      <span className="min-w-0 grow basis-64">{check.text}</span>
      <span className="text-xs text-quiet">
        {t("since", { time: formats.duration((Date.now() - Date.parse(check.since)) / 1_000) })}
      </span>
      {isOwner && check.action && (
        <Button size="small" onClick={() => check.action && act(check.action)}>
          {t(`do_${check.action}` satisfies TranslationKey<"monitoring">)}
        </Button>
      )}
    </li>
  );
}

function useCheckAction(): (action: NonNullable<Check["action"]>) => void {
  const navigate = useNavigate();
  const run = useRunTask();
  const tryProviders = useTryProviders();
  return (action) => {
    if (action === "folders") void navigate("/folders");
    else if (action === "models") void navigate("/learning");
    else if (action === "jobs") void navigate("/monitoring?view=jobs");
    else if (action === "try_providers") tryProviders.mutate({});
    else run.mutate({ task: action });
  };
}

function AlertRow({ alert, isOwner }: { alert: Alert; isOwner: boolean }) {
  const t = useTranslations("monitoring");
  const formats = useFormats();
  const acknowledge = useAcknowledge();
  const mute = useMute();
  const holds = alert.resolvedAt === null;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5 text-sm">
      <Badge tone={holds ? (alert.acknowledgedAt ? "warm" : "danger") : "plain"}>
        {t(holds ? (alert.acknowledgedAt ? "acknowledged" : "holds") : "over")}
      </Badge>
      <span className="min-w-0 grow basis-64">{alert.text}</span>
      <span className="text-xs text-quiet">
        {formats.relativeTime(alert.since)}
        {alert.acknowledgedBy && ` · ${t("seenBy", { name: alert.acknowledgedBy })}`}
        {alert.mutedUntil && ` · ${t("mutedUntil", { when: formats.relativeTime(alert.mutedUntil) })}`}
      </span>
      {isOwner && holds && !alert.acknowledgedAt && (
        <Button size="small" onClick={() => acknowledge.mutate({ id: alert.id })}>
          {t("acknowledge")}
        </Button>
      )}
      {isOwner && holds && (
        <Button
          size="small"
          variant="plain"
          onClick={() => mute.mutate({ rule: alert.rule, minutes: alert.mutedUntil ? 0 : MUTED_MINUTES })}
        >
          {t(alert.mutedUntil ? "unmute" : "mute")}
        </Button>
      )}
    </li>
  );
}
