import { useQueryClient } from "@tanstack/react-query";
import { api, client } from "../../../api/client.ts";
import { QUESTION_DURATION_MS, showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";

/** Removes films from the library, with an undo in the toast. Many are removed by a job, which Activity shows. */
export function useRemoveFilms(onChanged: () => void): (filmIds: readonly number[]) => Promise<boolean> {
  const t = useTranslations("removal");
  const tCommon = useTranslations("common");
  const formats = useFormats();
  const messageOf = useProblemMessage();
  const queryClient = useQueryClient();

  async function refetch(): Promise<void> {
    onChanged();
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: api.files.key() }),
      queryClient.invalidateQueries({ queryKey: api.program.journal.key() }),
      queryClient.invalidateQueries({ queryKey: api.personal.key() }),
    ]);
  }

  async function undo(entryId: number): Promise<void> {
    try {
      await client.program.journal.undo({ id: entryId });
      showToast(tCommon("undone"), { topic: `removal ${entryId}` });
    } catch (error) {
      showToast(messageOf(error), { tone: "problem" });
    }
    await refetch();
    await queryClient.invalidateQueries({ queryKey: api.films.key() });
  }

  return async (filmIds) => {
    try {
      const { entryId, jobId } = await client.films.remove({ filmIds: [...filmIds] });
      const count = { count: filmIds.length, number: formats.number(filmIds.length) };
      showToast(t(jobId === null ? "removed" : "removing", count), {
        topic: `removal ${entryId}`,
        durationMs: QUESTION_DURATION_MS,
        action: { label: tCommon("undo"), run: () => void undo(entryId) },
      });
      await refetch();
      return true;
    } catch (error) {
      showToast(messageOf(error), { tone: "problem" });
      return false;
    }
  };
}
