import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { BulkAction } from "../../../../src/contract/index.ts";
import { MAX_BULK_FILMS } from "../../../../src/contract/limits.ts";
import { api, client } from "../../../api/client.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { invalidateLibrary } from "../libraryCache.ts";

type BulkProgress = { readonly done: number; readonly total: number };
type UndoAction = { readonly filmIds: readonly number[]; readonly act: BulkAction };

/** Applies an action to many films, in batches: with progress, a way to stop, and an undo in the toast. */
export function useBulkActions() {
  const t = useTranslations("selection");
  const tCommon = useTranslations("common");
  const formats = useFormats();
  const problemText = useProblemMessage();
  const queryClient = useQueryClient();
  const [progress, setProgress] = useState<BulkProgress | null>(null);
  const isStopped = useRef(false);

  async function inBatches(filmIds: readonly number[], send: (part: number[]) => Promise<void>): Promise<void> {
    isStopped.current = false;
    try {
      for (let at = 0; at < filmIds.length && !isStopped.current; at += MAX_BULK_FILMS) {
        if (filmIds.length > MAX_BULK_FILMS) setProgress({ done: at, total: filmIds.length });
        await send(filmIds.slice(at, at + MAX_BULK_FILMS));
      }
    } catch (error) {
      showToast(problemText(error as Error), { tone: "problem" });
    } finally {
      setProgress(null);
      invalidateLibrary(queryClient);
      void queryClient.invalidateQueries({ queryKey: api.personal.key() });
      void queryClient.invalidateQueries({ queryKey: api.films.recommendations.key() });
    }
  }

  async function act(ids: Iterable<number>, bulk: BulkAction): Promise<void> {
    const undo: UndoAction[] = [];
    let count = 0;
    await inBatches([...ids], async (filmIds) => {
      const answer = await client.films.applyBulk({ filmIds, act: bulk });
      count += answer.changed;
      undo.push(...answer.undo);
    });
    showToast(t("changed", { count, number: formats.number(count) }), {
      ...(undo.length > 0 && { action: { label: tCommon("undo"), run: () => void takeBack(undo) } }),
    });
  }

  async function takeBack(acts: readonly UndoAction[]): Promise<void> {
    for (const one of acts)
      await inBatches(one.filmIds, async (filmIds) => void (await client.films.applyBulk({ filmIds, act: one.act })));
    showToast(tCommon("undone"));
  }

  async function renew(ids: Iterable<number>, what: "details" | "match"): Promise<void> {
    let count = 0;
    await inBatches([...ids], async (filmIds) => {
      count += (await client.films.refresh({ filmIds, what })).queued;
    });
    showToast(t(what === "details" ? "renewed" : "matchedAgain", { count, number: formats.number(count) }));
  }

  return {
    progress,
    stop: () => {
      isStopped.current = true;
    },
    act: (ids: Iterable<number>, bulk: BulkAction) => void act(ids, bulk),
    renew: (ids: Iterable<number>, what: "details" | "match") => void renew(ids, what),
  };
}
