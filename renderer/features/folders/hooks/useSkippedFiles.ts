import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { fileNameOf } from "../../../components/filePaths.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";

const PAGE = 200;

export interface SkippedFilter {
  /** Null selects all. */
  readonly reason: string | null;
  readonly folder: string | null;
}

export function useSkippedFiles({ reason, folder }: SkippedFilter) {
  return useInfiniteQuery(
    api.files.skipped.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        limit: PAGE,
        cursor,
        ...(reason !== null && { reason }),
        ...(folder !== null && { folder }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  );
}

export function useSkippedCounts(folder: string | null) {
  return useQuery(api.files.skipped.counts.queryOptions({ input: folder === null ? {} : { folder } }));
}

export function useAddAnyway() {
  const t = useTranslations("skipped");
  const problemText = useProblemMessage();
  const queryClient = useQueryClient();
  return useMutation(
    api.files.skipped.add.mutationOptions({
      onSuccess: ({ rejected }, { path }) => {
        const refused = rejected.find((one) => one.path === path);
        if (refused) showToast(t("notAdded", { name: fileNameOf(path), detail: refused.detail }), { tone: "problem" });
        else showToast(t("adding", { name: fileNameOf(path) }));
        return queryClient.invalidateQueries({ queryKey: api.files.key() });
      },
      onError: (error) => showToast(problemText(error), { tone: "problem" }),
    }),
  );
}
