import { useQueryClient } from "@tanstack/react-query";
import { client } from "../../../api/client.ts";
import { QUESTION_DURATION_MS, showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";

/** Says what was done, with an undo of its journal entries, the newest first. */
export function useUndoEntries(): (text: string, entryIds: readonly number[]) => void {
  const tCommon = useTranslations("common");
  const messageOf = useProblemMessage();
  const queryClient = useQueryClient();

  async function undo(entryIds: readonly number[]): Promise<void> {
    try {
      for (const id of entryIds.toReversed()) await client.program.journal.undo({ id });
      showToast(tCommon("undone"));
    } catch (error) {
      showToast(messageOf(error), { tone: "problem" });
    }
    await queryClient.invalidateQueries();
  }

  return (text, entryIds) => {
    void queryClient.invalidateQueries();
    const action = { label: tCommon("undo"), run: () => void undo(entryIds) };
    showToast(text, { durationMs: QUESTION_DURATION_MS, ...(entryIds.length > 0 && { action }) });
  };
}
