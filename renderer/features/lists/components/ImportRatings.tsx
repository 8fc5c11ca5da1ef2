import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { useRef, useState } from "react";
import type { RatingImportAnswer } from "../../../../src/contract/index.ts";
import { api, client } from "../../../api/client.ts";
import { Button } from "../../../components/Button.tsx";
import { Modal } from "../../../components/Modal.tsx";
import { Select } from "../../../components/Select.tsx";
import { showToast } from "../../../components/toasts.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { IMPORT_FORMATS, type ImportFormat, importRatings, RatingsImportFailed } from "../importRatings.ts";

const NAMES: Record<ImportFormat, string> = { letterboxd: "Letterboxd", imdb: "IMDb", trakt: "Trakt" };
const MAX_SHOWN = 30;

/** Imports ratings exported from another service: a preview first, and an undo afterwards. */
export function ImportRatings() {
  const t = useTranslations("lists");
  const tCommon = useTranslations("common");
  const queryClient = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [format, setFormat] = useState<ImportFormat>("letterboxd");
  const [file, setFile] = useState<File | null>(null);
  const renew = () => queryClient.invalidateQueries({ queryKey: api.key() });
  const onError = (error: Error) => {
    setFile(null);
    const detail = error instanceof RatingsImportFailed ? error.problem?.detail : undefined;
    showToast(detail ?? tCommon("unreachable"), { tone: "problem" });
  };
  const undo = useMutation({
    mutationFn: (id: number) => client.personal.undoImport({ id }),
    onSuccess: () => {
      showToast(tCommon("undone"));
      return renew();
    },
    onError,
  });
  const preview = useMutation({ mutationFn: (chosen: File) => importRatings(chosen, format, true), onError });
  const bring = useMutation({
    mutationFn: (chosen: File) => importRatings(chosen, format, false),
    onSuccess: ({ importId, linked }) => {
      setFile(null);
      const action = importId === null ? {} : { action: { label: tCommon("undo"), run: () => undo.mutate(importId) } };
      showToast(t("brought", { count: linked, number: String(linked) }), action);
      return renew();
    },
    onError,
  });

  return (
    <section aria-labelledby="bring" className="card flex flex-wrap items-center gap-4 p-5">
      <div className="grow">
        <h2 id="bring" className="font-semibold">
          {t("bring")}
        </h2>
        <p className="text-sm text-quiet">{t("bringText")}</p>
      </div>
      <Select
        label={t("bringFrom")}
        value={format}
        options={IMPORT_FORMATS.map((value) => ({ value, label: NAMES[value] }))}
        onChange={setFormat}
      />
      <input
        ref={input}
        type="file"
        accept=".zip,.csv"
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
      <Button disabled={preview.isPending} onClick={() => input.current?.click()}>
        <FileUp aria-hidden className="size-5" />
        {t("bringFile")}
      </Button>
      <ImportPreview
        found={file ? preview.data : undefined}
        isPending={bring.isPending}
        onClose={() => setFile(null)}
        onBring={() => file && bring.mutate(file)}
      />
    </section>
  );
}

type PreviewProps = {
  found: RatingImportAnswer | undefined;
  isPending: boolean;
  onClose: () => void;
  onBring: () => void;
};

/** What the export contains, and the entries for which no film was found. */
function ImportPreview({ found, isPending, onClose, onBring }: PreviewProps) {
  const t = useTranslations("lists");
  const tCommon = useTranslations("common");
  const formats = useFormats();
  const number = formats.number;
  return (
    <Modal open={found !== undefined} onClose={onClose} title={t("bringTitle")}>
      {found && (
        <>
          <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1 tabular-nums">
            <dt>{t("bringRows")}</dt>
            <dd className="text-right">{number(found.rows)}</dd>
            <dt>{t("bringLinked")}</dt>
            <dd className="text-right">{number(found.linked)}</dd>
            <dt>{t("bringInLibrary")}</dt>
            <dd className="text-right">{number(found.inLibrary)}</dd>
            {found.watched > 0 && (
              <>
                <dt>{t("bringWatched")}</dt>
                <dd className="text-right">{number(found.watched)}</dd>
              </>
            )}
            {found.broken > 0 && (
              <>
                <dt>{t("bringBroken")}</dt>
                <dd className="text-right">{number(found.broken)}</dd>
              </>
            )}
          </dl>
          {found.unlinked.length > 0 && (
            <details className="mt-4">
              <summary>
                {t("bringUnlinked", { count: found.unlinkedCount, number: number(found.unlinkedCount) })}
              </summary>
              <ul className="mt-2 space-y-0.5 text-sm text-quiet">
                {found.unlinked.slice(0, MAX_SHOWN).map(({ title, year, value }) => (
                  <li key={`${title} ${year}`}>
                    {title} {year && `(${year})`} · {formats.decimal(value, 1)}
                  </li>
                ))}
              </ul>
            </details>
          )}
          <div className="mt-6 flex justify-end gap-3">
            <Button onClick={onClose}>{tCommon("cancel")}</Button>
            <Button variant="primary" disabled={isPending || found.linked + found.watched === 0} onClick={onBring}>
              {t("bringDo", { count: found.linked, number: number(found.linked) })}
            </Button>
          </div>
        </>
      )}
    </Modal>
  );
}
