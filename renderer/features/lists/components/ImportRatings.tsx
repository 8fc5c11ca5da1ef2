import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { useRef, useState } from "react";
import { api, client } from "../../../api/client.ts";
import { Button } from "../../../components/Button.tsx";
import { showToast } from "../../../components/toasts.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { type ImportProgress, importRatings, RatingsImportFailed } from "../importRatings.ts";
import { ImportPreview } from "./ImportPreview.tsx";

/** Imports an export of another service or of this program, with a preview before and an undo afterwards. */
export function ImportRatings() {
  const t = useTranslations("lists");
  const tCommon = useTranslations("common");
  const { number } = useFormats();
  const queryClient = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const cancel = useRef<AbortController | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const renew = () => queryClient.invalidateQueries({ queryKey: api.key() });
  const onError = (error: Error) => {
    setFile(null);
    if (error.name === "AbortError") return;
    const detail = error instanceof RatingsImportFailed ? error.problem?.detail : undefined;
    showToast(detail ?? tCommon("unreachable"), { tone: "problem" });
  };
  const send = (chosen: File, isPreview: boolean) => {
    cancel.current = new AbortController();
    return importRatings({ file: chosen, isPreview, onProgress: setProgress, signal: cancel.current.signal });
  };
  const onSettled = () => setProgress(null);
  const undo = useMutation({
    mutationFn: (id: number) => client.personal.undoImport({ id }),
    onSuccess: () => {
      showToast(tCommon("undone"));
      return renew();
    },
    onError,
  });
  const preview = useMutation({ mutationFn: (chosen: File) => send(chosen, true), onError, onSettled });
  const bring = useMutation({
    mutationFn: (chosen: File) => send(chosen, false),
    onSuccess: ({ importId, linked }) => {
      setFile(null);
      const action = importId === null ? {} : { action: { label: tCommon("undo"), run: () => undo.mutate(importId) } };
      showToast(t("brought", { count: linked, number: number(linked) }), action);
      return renew();
    },
    onError,
    onSettled,
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
        <Button onClick={() => input.current?.click()}>
          <FileUp aria-hidden className="size-5" />
          {t("bringFile")}
        </Button>
      )}
      <ImportPreview
        found={file ? preview.data : undefined}
        isPending={bring.isPending}
        progress={progress}
        onClose={close}
        onBring={() => file && bring.mutate(file)}
      />
    </section>
  );
}
