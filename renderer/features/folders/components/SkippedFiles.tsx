import { useState } from "react";
import { mayFetchNextPage } from "../../../api/nextPage.ts";
import { ProblemNote } from "../../../components/ProblemNote.tsx";
import { Select } from "../../../components/Select.tsx";
import { Skeleton } from "../../../components/Skeleton.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import { useFolders } from "../hooks/useFolders.ts";
import { useSkippedCounts, useSkippedFiles } from "../hooks/useSkippedFiles.ts";
import { SkippedList } from "./SkippedList.tsx";

const ALL = "";

/** Files that scans and drops skipped, with the reason; filtered by reason and by watched folder. */
export function SkippedFiles() {
  const t = useTranslations("skipped");
  const reasonName = useTermTranslation("skipReasons");
  const formats = useFormats();
  const [reason, setReason] = useState(ALL);
  const [folder, setFolder] = useState(ALL);
  const filter = { reason: reason || null, folder: folder || null };
  const query = useSkippedFiles(filter);
  const counts = useSkippedCounts(filter.folder);
  const folders = useFolders().data?.items ?? [];
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  const reasons = [
    { value: ALL, label: t("allReasons") },
    ...(counts.data?.items ?? []).map((count) => ({
      value: count.reason,
      label: t("withCount", { label: reasonName(count.reason), number: formats.number(count.files) }),
    })),
  ];
  // The last rows with the selected reason may have been removed since.
  if (reason !== ALL && !reasons.some(({ value }) => value === reason))
    reasons.push({ value: reason, label: reasonName(reason) });

  return (
    <section aria-labelledby="skipped-title" className="mt-12">
      <h2 id="skipped-title" className="text-xl font-semibold">
        {t("title")}
      </h2>
      <p className="mt-1 text-quiet">{t("intro")}</p>
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <Select label={t("reason")} value={reason} options={reasons} onChange={setReason} />
        {folders.length > 1 && (
          <Select
            label={t("folder")}
            value={folder}
            options={[
              { value: ALL, label: t("allFolders") },
              ...folders.map(({ path }) => ({ value: path, label: path })),
            ]}
            onChange={setFolder}
          />
        )}
        {query.isSuccess && <span className="text-sm text-quiet tabular-nums">{formats.number(total)}</span>}
      </div>
      {query.isError && rows.length === 0 && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton count={4} className="h-14" arrangement="mt-4 space-y-2" />}
      {query.isSuccess && rows.length === 0 && (
        <p className="mt-4 text-quiet">{reason === ALL ? t("none") : t("noneInFilter")}</p>
      )}
      {rows.length > 0 && (
        <SkippedList
          rows={rows}
          total={total}
          onEnd={() => {
            if (mayFetchNextPage(query)) void query.fetchNextPage();
          }}
        />
      )}
      {query.isFetchNextPageError && <ProblemNote error={query.error} onRetry={() => void query.fetchNextPage()} />}
    </section>
  );
}
