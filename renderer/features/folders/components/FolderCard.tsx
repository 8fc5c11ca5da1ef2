import { RefreshCw, Trash2 } from "lucide-react";
import { useState } from "react";
import type { WatchedFolder } from "../../../../src/contract/index.ts";
import { Badge } from "../../../components/Badge.tsx";
import { Button } from "../../../components/Button.tsx";
import { ConfirmModal } from "../../../components/ConfirmModal.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { type TranslationKey, useTranslations } from "../../../i18n/index.ts";
import { useRemoveFolder, useRescan } from "../hooks/useFolders.ts";

/** The share of the system's watches above which their number is shown. */
const WATCHES_SHOWN_ABOVE = 0.5;
const SCAN_COUNTS = ["known", "added", "ignored", "refused", "failed"] as const;

type State = WatchedFolder["state"];
const TONES = {
  live: "good",
  polling: "warm",
  failed: "danger",
  offline: "plain",
  starting: "plain",
  paused: "warm",
} as const;
const MEANINGS: Partial<Record<State, TranslationKey<"folders">>> = {
  live: "liveText",
  polling: "pollingText",
  offline: "offlineText",
  paused: "pausedText",
};

export function FolderCard({ folder }: { folder: WatchedFolder }) {
  const t = useTranslations("folders");
  const tCommon = useTranslations("common");
  const formats = useFormats();
  const [asks, setAsks] = useState(false);
  const remove = useRemoveFolder();
  const rescan = useRescan();
  const { path, state, watchesUsed, watchesMax } = folder;
  const meaning = MEANINGS[state];

  return (
    <article className="card p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0">
          <h2 className="font-semibold break-words">{path}</h2>
          <p className="mt-1 flex flex-wrap items-center gap-2 text-sm text-quiet">
            <Badge tone={TONES[state]}>{t(state)}</Badge>
            {folder.reason?.detail ?? (meaning && t(meaning))}
          </p>
        </div>
        <div className="flex gap-2">
          <Button size="small" disabled={rescan.isPending} onClick={() => rescan.mutate({ path })}>
            <RefreshCw aria-hidden className="size-4" />
            {t("rescan")}
          </Button>
          <Button size="small" variant="plain" onClick={() => setAsks(true)}>
            <Trash2 aria-hidden className="size-4" />
            {t("remove")}
          </Button>
        </div>
      </div>
      <p className="mt-3 text-sm text-quiet tabular-nums">
        {tCommon("files", { count: folder.files, number: formats.number(folder.files) })}
        {watchesUsed !== null && watchesMax !== null && watchesUsed > watchesMax * WATCHES_SHOWN_ABOVE && (
          <> · {t("watches", { used: formats.number(watchesUsed), max: formats.number(watchesMax) })}</>
        )}
      </p>
      <LastScan scan={folder.lastScan} />
      <ConfirmModal
        open={asks}
        onClose={() => setAsks(false)}
        title={t("removeTitle")}
        text={t("removeText", { path })}
        action={t("remove")}
        onConfirm={() => remove.mutate({ path })}
      />
    </article>
  );
}

function LastScan({ scan }: { scan: WatchedFolder["lastScan"] }) {
  const t = useTranslations("folders");
  const formats = useFormats();
  if (!scan) return null;
  const { number } = formats;
  return (
    <p className="text-sm text-quiet tabular-nums">
      {t("lastScan", { when: formats.relativeTime(scan.at), seconds: number(scan.seconds) })} ·{" "}
      {SCAN_COUNTS.filter((part) => scan[part] > 0)
        .map((part) => t(`scan_${part}`, { number: number(scan[part]) }))
        .join(" · ")}
    </p>
  );
}
