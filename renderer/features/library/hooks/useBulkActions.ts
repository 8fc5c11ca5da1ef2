import { useQueryClient } from "@tanstack/react-query";
import type { BulkAction } from "../../../../src/contract/index.ts";
import { client } from "../../../api/client.ts";
import { tellOutcome } from "../../../components/tellOutcome.ts";
import { showToast } from "../../../components/toasts.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useRemoveFilms } from "../../removal/index.ts";
import { invalidateLibrary } from "../libraryCache.ts";
import type { Batches } from "./useBatches.ts";

type UndoAction = { readonly filmIds: readonly number[]; readonly act: BulkAction };

/** Applies an action to many films, in batches: with progress, a way to stop, and an undo in the toast. */
export function useBulkActions({ inBatches }: Batches) {
  const t = useTranslations("selection");
  const tCommon = useTranslations("common");
  const formats = useFormats();
  const queryClient = useQueryClient();
  const remove = useRemoveFilms(() => invalidateLibrary(queryClient));

  async function act(ids: Iterable<number>, bulk: BulkAction): Promise<void> {
    const undo: UndoAction[] = [];
    let count = 0;
    const failure = await inBatches([...ids], async (filmIds) => {
      const answer = await client.films.applyBulk({ filmIds, act: bulk });
      count += answer.changed;
      undo.push(...answer.undo);
    });
    const action = undo.length > 0 ? { label: tCommon("undo"), run: () => void undoAll(undo) } : undefined;
    tellOutcome({ count, failure, done: t("changed", { count, number: formats.number(count) }), action });
  }

  async function undoAll(acts: readonly UndoAction[]): Promise<void> {
    for (const { filmIds: all, act } of acts) {
      const failure = await inBatches(all, async (filmIds) => void (await client.films.applyBulk({ filmIds, act })));
      if (failure !== null) return showToast(failure, { tone: "problem" });
    }
    showToast(tCommon("undone"));
  }

  async function renew(ids: Iterable<number>, what: "details" | "match"): Promise<void> {
    let count = 0;
    const failure = await inBatches([...ids], async (filmIds) => {
      count += (await client.films.refresh({ filmIds, what })).queued;
    });
    const done = t(what === "details" ? "renewed" : "matchedAgain", { count, number: formats.number(count) });
    tellOutcome({ count, failure, done });
  }

  return {
    act: (ids: Iterable<number>, bulk: BulkAction) => void act(ids, bulk),
    /** @returns whether they are removed, or about to be */
    remove: (ids: Iterable<number>) => remove([...ids]),
    renew: (ids: Iterable<number>, what: "details" | "match") => void renew(ids, what),
  };
}
