import { useMutation } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "../../../components/Button.tsx";
import { showToast } from "../../../components/toasts.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { isUnderWay, useImportRun } from "../hooks/useImportRun.ts";
import { type ImportProgress, importRatings, previewRatings, RatingsImportFailed } from "../importRatings.ts";
import { ImportPreview } from "./ImportPreview.tsx";
import { ImportRunNote } from "./ImportRunNote.tsx";

/** Imports an export of another service or of this program, with a preview before and an undo afterwards. */
export function ImportRatings() {
  const t = useTranslations("lists");
  const tCommon = useTranslations("common");
  const { number } = useFormats();
  const input = useRef<HTMLInputElement>(null);
  const cancel = useRef<AbortController | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const current = useImportRun();
  const onError = (error: Error) => {
    setFile(null);
    if (error.name === "AbortError") return;
    const detail = error instanceof RatingsImportFailed ? error.problem?.detail : undefined;
    showToast(detail ?? tCommon("unreachable"), { tone: "problem" });
  };
  const newSignal = () => {
    cancel.current = new AbortController();
    return cancel.current.signal;
  };
  const preview = useMutation({
    mutationFn: (chosen: File) => previewRatings({ file: chosen, onProgress: setProgress, signal: newSignal() }),
    onError,
    onSettled: () => setProgress(null),
  });
  const bring = useMutation({
    mutationFn: (chosen: File) => importRatings(chosen, newSignal()),
    onSuccess(jobId) {
      setFile(null);
      current.watch(jobId);
    },
    onError,
  });
  const close = () => {
    cancel.current?.abort();
    setFile(null);
  };

  return (
    <section aria-labelledby="bring" className="card flex flex-wrap items-center gap-4 p-5">
      <div className="grow">
        <h2 id="bring" className="font-semibold">
          {t("bring")}
        </h2>
        <p className="text-sm text-quiet">{t("bringText")}</p>
        {progress && preview.isPending && (
          <p role="status" className="text-sm tabular-nums">
            {t("bringProgress", { rows: number(progress.rows), total: number(progress.total) })}
          </p>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept=".zip,.csv,.json,.txt,.tsv"
        aria-hidden
        tabIndex={-1}
        className="sr-only"
        onChange={({ target }) => {
          const [chosen] = target.files ?? [];
          if (chosen) {
            setFile(chosen);
            preview.mutate(chosen);
          }
          target.value = "";
        }}
      />
      {preview.isPending ? (
        <Button onClick={close}>{tCommon("cancel")}</Button>
      ) : (
        <Button disabled={isUnderWay(current.run)} onClick={() => input.current?.click()}>
          <FileUp aria-hidden className="size-5" />
          {t("bringFile")}
        </Button>
      )}
      {current.run && (
        <ImportRunNote
          run={current.run}
          onCancel={() => current.cancel.mutate()}
          onUndo={(importId) => current.undo.mutate(importId)}
        />
      )}
      <ImportPreview
        found={file ? preview.data : undefined}
        isPending={bring.isPending}
        onClose={close}
        onBring={() => file && bring.mutate(file)}
      />
    </section>
  );
}
