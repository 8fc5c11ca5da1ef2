import { File, Folder, Plus } from "lucide-react";
import type { SkippedFileRow } from "../../../../src/contract/index.ts";
import { Badge } from "../../../components/Badge.tsx";
import { Button } from "../../../components/Button.tsx";
import { fileNameOf, parentFolderOf } from "../../../components/filePaths.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import { useAddAnyway } from "../hooks/useSkippedFiles.ts";

export function SkippedRow({ row }: { row: SkippedFileRow }) {
  const t = useTranslations("skipped");
  const reasonName = useTermTranslation("skipReasons");
  const formats = useFormats();
  const add = useAddAnyway();
  const { path, reason, detail, isFolder, isRest, files, canAdd } = row;
  const Icon = isFolder ? Folder : File;
  const count = { count: files, number: formats.number(files) };

  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
      <Icon aria-hidden className="size-5 shrink-0 text-quiet" />
      <div className="min-w-0 grow basis-60">
        <p className="flex flex-wrap items-center gap-2 break-all">
          {fileNameOf(path)}
          <Badge tone="plain">{reasonName(reason)}</Badge>
          {isFolder && <span className="text-sm text-quiet tabular-nums">{t(isRest ? "rest" : "holds", count)}</span>}
        </p>
        <p className="text-sm text-quiet">{detail}</p>
        <p className="text-xs text-quiet break-all">{parentFolderOf(path)}</p>
      </div>
      {canAdd && (
        <Button size="small" disabled={add.isPending} onClick={() => add.mutate({ path })}>
          <Plus aria-hidden className="size-4" />
          {t("add")}
        </Button>
      )}
    </div>
  );
}
