import { CircleAlert, CircleCheck, CircleX } from "lucide-react";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useAlerts, useChecks } from "../hooks/useMonitoring.ts";

const LOOKS = {
  ok: { icon: CircleCheck, look: "border-good/50 text-good" },
  warning: { icon: CircleAlert, look: "border-accent text-accent-text" },
  failed: { icon: CircleX, look: "border-danger text-danger" },
} as const;

/** Whether all is well: green, amber or red, with the reason. */
export function StatusLine() {
  const t = useTranslations("monitoring");
  const formats = useFormats();
  const checks = useChecks();
  const alerts = useAlerts();
  if (!checks.data) return <div className="h-14" />;
  const [worst] = checks.data.items;
  const alert = alerts.data?.items.find(({ resolvedAt, acknowledgedAt }) => resolvedAt === null && !acknowledgedAt);
  const state = checks.data.state === "failed" ? "failed" : alert ? "warning" : checks.data.state;
  const { icon: Icon, look } = LOOKS[state];
  const why = state === "ok" ? t("allWell") : checks.data.state === "ok" ? (alert?.text ?? "") : (worst?.text ?? "");
  return (
    <p
      role="status"
      className={`flex items-center gap-3 max-sm:flex-wrap rounded-xl border bg-surface px-4 py-3 ${look}`}
    >
      <Icon aria-hidden className="size-5 shrink-0" />
      <span className="min-w-0 grow basis-0 text-ink">
        <span className="sr-only">{t(`state_${state}`)}: </span>
        {why}
      </span>
      <span className="text-sm text-quiet max-sm:basis-full max-sm:pl-8 sm:whitespace-nowrap">
        {t("lookedAt", { when: formats.relativeTime(checks.data.checkedAt) })}
      </span>
    </p>
  );
}
