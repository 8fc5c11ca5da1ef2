import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api, client } from "../../../api/client.ts";
import { useUser } from "../../../api/session.ts";
import { tellOutcome } from "../../../components/tellOutcome.ts";
import { QUESTION_DURATION_MS, showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";

/** Only the owner may ask, and only the owner moves files. */
function useBin() {
  const isOwner = useUser().role === "owner";
  return useQuery(
    api.files.bin.queryOptions({
      enabled: isOwner,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: Number.POSITIVE_INFINITY,
    }),
  ).data;
}

/** The system's bin: null for anybody but the owner, and where the host has none. */
export function useSystemBin(): "windows" | "macos" | "linux" | null {
  const bin = useBin();
  return bin?.available ? bin.system : null;
}

/** What the system calls its bin. */
export function useBinName(): string {
  const t = useTranslations("removal");
  return t(`bin_${useBin()?.system ?? "linux"}`);
}

/** Of files that could not be moved: more would cover the screen. */
const MAX_REASONS = 3;

/**
 * Moves files to the system's bin, with an undo in the toast, which says how to get the files back.
 * @returns the job that moves them, where they are many; null where they were moved; undefined where nothing was
 */
export function useMoveToBin(): (fileIds: readonly number[]) => Promise<number | null | undefined> {
  const t = useTranslations("removal");
  const tCommon = useTranslations("common");
  const formats = useFormats();
  const messageOf = useProblemMessage();
  const queryClient = useQueryClient();

  async function undo(entryId: number): Promise<void> {
    try {
      // The text of the entry names the bin.
      const { text } = await client.program.journal.undo({ id: entryId });
      showToast(text, { topic: `bin ${entryId}`, durationMs: QUESTION_DURATION_MS });
    } catch (error) {
      showToast(messageOf(error), { tone: "problem" });
    }
    await queryClient.invalidateQueries();
  }

  return async (fileIds) => {
    try {
      const { entryId, jobId, moved, freedBytes, failed } = await client.files.moveToBin({ fileIds: [...fileIds] });
      void queryClient.invalidateQueries();
      if (jobId !== null) return jobId;
      const reasons = failed.slice(0, MAX_REASONS).map(({ detail }) => detail);
      const more = failed.length - reasons.length;
      if (more > 0) reasons.push(t("moreFailed", { count: more, number: formats.number(more) }));
      if (entryId === null && reasons.length === 0) return undefined;
      tellOutcome({
        count: moved,
        failure: reasons.length > 0 ? reasons.join(" ") : null,
        done: t("moved", { count: moved, number: formats.number(moved), size: formats.size(freedBytes) }),
        topic: `bin ${entryId}`,
        durationMs: QUESTION_DURATION_MS,
        action: entryId === null ? undefined : { label: tCommon("undo"), run: () => void undo(entryId) },
      });
      return entryId === null ? undefined : null;
    } catch (error) {
      showToast(messageOf(error), { tone: "problem" });
      return undefined;
    }
  };
}
