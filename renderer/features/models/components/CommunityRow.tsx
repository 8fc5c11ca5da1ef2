import { Badge } from "../../../components/Badge.tsx";
import { Button } from "../../../components/Button.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { type Community, useCancelJob, useRetryJob } from "../hooks/useModels.ts";

type CommunityRowProps = {
  community: Community;
  identifiedFilms: number | null;
  isOwner: boolean;
  onDownload: () => void;
  onRemove: () => void;
};

/** One set: its size and licence, how far it is, and what can be done with it. */
export function CommunityRow({ community, identifiedFilms, isOwner, onDownload, onRemove }: CommunityRowProps) {
  const t = useTranslations("communities");
  const formats = useFormats();
  const { name, state, error, nextAttemptAt, checkedBy, libraryFilms, licenceUrl } = community;
  return (
    <li className="py-3" aria-label={name}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 grow basis-72">
          <p className="flex flex-wrap items-center gap-x-3 font-medium">
            {name} <Badge>{t(`state_${state}`)}</Badge>
          </p>
          <p className="text-sm text-quiet">
            {t("counts", {
              ratings: formats.number(community.ratings),
              people: formats.number(community.people),
              films: formats.number(community.films),
              date: formats.month(community.date).long,
              size: formats.size(community.sizeBytes),
            })}{" "}
            ·{" "}
            <a className="underline" href={licenceUrl} target="_blank" rel="noreferrer">
              {t("licence")}
            </a>
          </p>
          {libraryFilms !== null && identifiedFilms !== null && (
            <p className="text-sm">
              {t("coversOf", { number: formats.number(libraryFilms), all: formats.number(identifiedFilms) })}
            </p>
          )}
          {checkedBy !== null && <p className="text-sm text-quiet">{t(`checked_${checkedBy}`)}</p>}
          {error && (
            <p role="status" className="text-sm text-danger">
              {error.detail}
              {nextAttemptAt !== null && <> {t("nextAttempt", { time: formats.relativeTime(nextAttemptAt) })}</>}
            </p>
          )}
        </div>
        {isOwner && <Actions community={community} onDownload={onDownload} onRemove={onRemove} />}
      </div>
      <Transfer community={community} />
    </li>
  );
}

function Actions({
  community,
  onDownload,
  onRemove,
}: Pick<CommunityRowProps, "community" | "onDownload" | "onRemove">) {
  const t = useTranslations("communities");
  const cancel = useCancelJob();
  const retry = useRetryJob();
  const { name, state, jobId, receivedBytes, error } = community;
  const isActive = state === "queued" || state === "downloading" || state === "learning";
  const isBegun = state !== "available" && state !== "ready" && receivedBytes > 0;
  return (
    <div className="flex flex-wrap gap-2">
      {!isActive && state !== "ready" && (
        <Button size="small" onClick={onDownload} aria-label={t(isBegun ? "resumeOf" : "downloadOf", { name })}>
          {t(isBegun ? "resume" : "download")}
        </Button>
      )}
      {isActive && jobId !== null && (
        <Button size="small" onClick={() => cancel.mutate({ id: jobId })} aria-label={t("cancelOf", { name })}>
          {t("cancel")}
        </Button>
      )}
      {state === "queued" && error && jobId !== null && (
        <Button size="small" onClick={() => retry.mutate({ id: jobId })} aria-label={t("retryOf", { name })}>
          {t("retry")}
        </Button>
      )}
      {state !== "available" && (
        <Button size="small" onClick={onRemove} aria-label={t("removeOf", { name })}>
          {t("remove")}
        </Button>
      )}
    </div>
  );
}

/** Bytes and time left of a download, or what a former attempt left. */
function Transfer({ community }: Pick<CommunityRowProps, "community">) {
  const t = useTranslations("communities");
  const formats = useFormats();
  const { name, state, progress, receivedBytes, totalBytes, remainingSeconds } = community;
  if (progress === null) {
    if (state === "available" || state === "ready" || receivedBytes === 0) return null;
    return <p className="mt-1 text-sm text-quiet">{t("kept", { received: formats.size(receivedBytes) })}</p>;
  }
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
      <div
        role="progressbar"
        aria-label={t("progress", { name })}
        aria-valuenow={Math.round(100 * progress)}
        className="h-2 min-w-40 grow overflow-hidden rounded-full bg-line/60"
      >
        <div className="h-full rounded-full bg-accent transition-[width]" style={{ width: `${100 * progress}%` }} />
      </div>
      <span className="text-sm text-quiet tabular-nums">
        {state === "downloading"
          ? t("received", { received: formats.size(receivedBytes), total: formats.size(totalBytes) })
          : formats.percent(progress)}
        {remainingSeconds !== null && <> · {t("timeLeft", { time: formats.duration(remainingSeconds) })}</>}
      </span>
    </div>
  );
}
