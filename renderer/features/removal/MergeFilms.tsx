import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { api, client } from "../../api/client.ts";
import { Button } from "../../components/Button.tsx";
import { Modal } from "../../components/Modal.tsx";
import { Poster } from "../../components/Poster.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { Skeleton } from "../../components/Skeleton.tsx";
import { showToast } from "../../components/toasts.ts";
import { useProblemMessage } from "../../components/useProblemMessage.ts";
import { useFormats } from "../../i18n/format.ts";
import { useTranslations } from "../../i18n/index.ts";
import { useUndoEntries } from "./hooks/useUndoEntries.ts";

type MergeFilmsProps = { filmIds: readonly number[]; onClose: () => void; onMerged: () => void };

/** Asks which of the films is kept; the others become versions of it. */
export default function MergeFilms({ filmIds, onClose, onMerged }: MergeFilmsProps) {
  const t = useTranslations("removal");
  const tCommon = useTranslations("common");
  const formats = useFormats();
  const messageOf = useProblemMessage();
  const announce = useUndoEntries();
  const [isBusy, setBusy] = useState(false);
  const queries = useQueries({ queries: filmIds.map((id) => api.films.get.queryOptions({ input: { id } })) });
  const films = queries.flatMap(({ data }) => data ?? []);
  const failed = queries.find(({ isError }) => isError);
  const [keptId, setKept] = useState(filmIds[0]);
  const kept = films.find(({ id }) => id === keptId);

  async function merge(): Promise<void> {
    if (!kept) return;
    setBusy(true);
    try {
      const others = filmIds.filter((id) => id !== kept.id);
      const { entryIds } = await client.films.merge({ into: kept.id, filmIds: others });
      const count = { count: entryIds.length, number: formats.number(entryIds.length) };
      announce(t("merged", { ...count, film: kept.title }), entryIds);
      onMerged();
      onClose();
    } catch (error) {
      showToast(messageOf(error), { tone: "problem" });
      setBusy(false);
    }
  }

  return (
    <Modal open onClose={onClose} title={t("mergeTitle")}>
      <p className="mb-4 text-quiet">{t("mergeText")}</p>
      <fieldset className="space-y-2">
        <legend className="mb-2 text-sm font-medium">{t("keep")}</legend>
        {films.map((film) => (
          <label
            key={film.id}
            className="card flex cursor-pointer items-center gap-4 p-3 hover:bg-raised/60 has-checked:border-accent has-checked:bg-raised has-focus-visible:outline-2 has-focus-visible:outline-accent-text"
          >
            <input
              type="radio"
              name="kept"
              className="sr-only"
              checked={film.id === keptId}
              onChange={() => setKept(film.id)}
            />
            <Poster title={film.title} year={film.year} image={film.poster} className="w-12 shrink-0" />
            <span className="min-w-0">
              <span className="block font-medium break-words">
                {film.title} {film.year !== null && `(${film.year})`}
              </span>
              <span className="block text-sm text-quiet">
                {tCommon("files", { count: film.files.length, number: formats.number(film.files.length) })}
              </span>
            </span>
          </label>
        ))}
        {queries.some(({ isPending }) => isPending) && (
          <Skeleton count={filmIds.length - films.length} className="h-24 rounded-2xl" arrangement="space-y-2" />
        )}
      </fieldset>
      {failed && <ProblemNote error={failed.error} onRetry={() => void failed.refetch()} />}
      <div className="mt-6 flex justify-end gap-3">
        <Button onClick={onClose}>{tCommon("cancel")}</Button>
        <Button variant="primary" disabled={!kept || isBusy} onClick={() => void merge()}>
          {t("mergeNow")}
        </Button>
      </div>
    </Modal>
  );
}
