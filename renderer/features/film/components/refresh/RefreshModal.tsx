import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { FilmDetail, RefreshPreview } from "../../../../../src/contract/index.ts";
import { api } from "../../../../api/client.ts";
import { Button } from "../../../../components/Button.tsx";
import { submitHandler } from "../../../../components/formData.ts";
import { Modal } from "../../../../components/Modal.tsx";
import { ProblemNote } from "../../../../components/ProblemNote.tsx";
import { Skeleton } from "../../../../components/Skeleton.tsx";
import { showToast } from "../../../../components/toasts.ts";
import { useProblemMessage } from "../../../../components/useProblemMessage.ts";
import { useTermTranslation, useTranslations } from "../../../../i18n/index.ts";
import { RefreshedFieldRow } from "./RefreshedFieldRow.tsx";

type RefreshModalProps = { film: FilmDetail; onClose: () => void };

/** Asks the provider for the film's details, shows what they would change, and applies what the owner chooses of it. */
export function RefreshModal({ film, onClose }: RefreshModalProps) {
  const t = useTranslations("refresh");
  const query = useQuery({
    ...api.films.previewRefresh.queryOptions({ input: { id: film.id } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  return (
    <Modal open onClose={onClose} title={t("title", { film: film.title })} size="wide">
      {query.isError && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && (
        <div aria-live="polite">
          <p className="mb-4 text-quiet">{t("asking")}</p>
          <Skeleton count={4} className="h-12" />
        </div>
      )}
      {query.data && <Differences filmId={film.id} preview={query.data} onClose={onClose} />}
    </Modal>
  );
}

type DifferencesProps = { filmId: number; preview: RefreshPreview; onClose: () => void };

function Differences({ filmId, preview: { previewId, provider, fields }, onClose }: DifferencesProps) {
  const t = useTranslations("refresh");
  const tCommon = useTranslations("common");
  const providerName = useTermTranslation("providers")(provider);
  const problemText = useProblemMessage();
  const queryClient = useQueryClient();
  const open = fields.filter(({ locked }) => !locked).map(({ field }) => field);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(open));
  const renew = () => {
    void queryClient.invalidateQueries({ queryKey: api.program.journal.key() });
    return queryClient.invalidateQueries({ queryKey: api.films.key() });
  };
  const undo = useMutation(
    api.program.journal.undo.mutationOptions({
      onSuccess() {
        showToast(tCommon("undone"));
        return renew();
      },
      onError: (error) => showToast(problemText(error), { tone: "problem" }),
    }),
  );
  const apply = useMutation(
    api.films.applyRefresh.mutationOptions({
      onSuccess({ entryId }) {
        void renew();
        const action = { label: tCommon("undo"), run: () => undo.mutate({ id: entryId ?? 0 }) };
        showToast(t("done"), entryId === null ? {} : { action });
        onClose();
      },
    }),
  );
  if (fields.length === 0) {
    return (
      <>
        <p>{t("upToDate", { provider: providerName })}</p>
        <div className="mt-6 flex justify-end">
          <Button onClick={onClose}>{tCommon("close")}</Button>
        </div>
      </>
    );
  }
  const choose = (field: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(field);
    else next.delete(field);
    setChosen(next);
  };
  const isAll = open.every((field) => chosen.has(field));
  return (
    <form onSubmit={submitHandler(() => apply.mutate({ id: filmId, previewId, fields: [...chosen] }))}>
      <p className="mb-4 text-sm text-quiet">{t("intro", { provider: providerName })}</p>
      {open.length > 0 && (
        <label className="mb-2 flex min-h-8 items-center gap-3 text-sm">
          <input
            type="checkbox"
            className="size-5 accent-accent"
            checked={isAll}
            onChange={() => setChosen(new Set(isAll ? [] : open))}
          />
          {t("all")}
        </label>
      )}
      <ul aria-label={t("changes")}>
        {fields.map((row) => (
          <RefreshedFieldRow
            key={row.field}
            row={row}
            isChosen={chosen.has(row.field)}
            onChoose={(isChosen) => choose(row.field, isChosen)}
          />
        ))}
      </ul>
      {apply.isError && (
        <p role="alert" className="mt-4 text-danger">
          {problemText(apply.error)}
        </p>
      )}
      <div className="mt-6 flex justify-end gap-3">
        <Button onClick={onClose}>{tCommon("cancel")}</Button>
        <Button type="submit" variant="primary" disabled={chosen.size === 0 || apply.isPending}>
          {t(isAll ? "applyAll" : "applyChosen")}
        </Button>
      </div>
    </form>
  );
}
