import { Badge } from "../../../components/Badge.tsx";
import { Button } from "../../../components/Button.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { type MlflowState, useFollowMlflow, useMlflow } from "../hooks/useModels.ts";

const TONES = { waiting: "plain", connected: "good", failed: "warm" } as const;

/** The state of the link with MLflow: when its registry was followed last, what went wrong, and what to do. */
export function MlflowLink({ isOwner }: { isOwner: boolean }) {
  const t = useTranslations("models");
  const formats = useFormats();
  const link = useMlflow();
  const follow = useFollowMlflow();
  if (!link.data || link.data.state === "off") return null;
  const { state, followed_at: followedAt } = link.data;
  return (
    <section aria-labelledby="mlflow" className="card p-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id="mlflow" className="font-semibold">
          MLflow
        </h2>
        <Badge tone={TONES[state]}>{t(`mlflow_${state}`)}</Badge>
        <span className="min-w-0 grow text-sm text-quiet">
          {followedAt === null ? t("mlflowNever") : t("mlflowFollowed", { time: formats.relativeTime(followedAt) })}
        </span>
        {isOwner && (
          <Button size="small" disabled={follow.isPending} onClick={() => follow.mutate({})}>
            {t("mlflowFollow")}
          </Button>
        )}
      </div>
      <p className="mt-2 text-sm text-quiet">{t("mlflowText")}</p>
      <Messages link={link.data} />
    </section>
  );
}

function Messages({ link: { error, notices } }: { link: MlflowState }) {
  const t = useTranslations("models");
  if (!error && notices.length === 0) return null;
  return (
    <ul className="mt-3 space-y-2 wrap-anywhere text-sm" aria-live="polite">
      {error && <li className="text-danger">{error.message}</li>}
      {notices.map(({ role, code, message }) => (
        <li key={`${role}${code}`}>
          <strong>{t(`role_${role}`)}</strong> · {message}
        </li>
      ))}
    </ul>
  );
}
