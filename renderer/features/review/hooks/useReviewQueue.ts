import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { FileRow, FileState } from "../../../../src/contract/index.ts";
import { api } from "../../../api/client.ts";

const PAGE = 50;
/** The next page is asked for when so few are left. */
const FEW = 10;

/**
 * The files that wait for a person: those in doubt first, then those nobody knows. Decided ones leave at once.
 * @param filmId a film whose files come before all others, whatever was decided of them
 */
export function useReviewQueue(filmId: number | null) {
  const asked = useFilesOfFilm(filmId);
  const ambiguous = useFilesIn("ambiguous");
  const unmatched = useFilesIn("unmatched");
  const [decided, setDecided] = useState<readonly FileRow[]>([]);
  const [postponed, setPostponed] = useState<readonly number[]>([]);

  const isDecided = (file: FileRow) => decided.some((other) => other.id === file.id);
  const first = asked.data?.items ?? [];
  const others = [...rowsOf(ambiguous), ...rowsOf(unmatched)].filter((file) => !first.some(({ id }) => id === file.id));
  const waiting = [...first, ...others].filter((file) => !isDecided(file));
  const queue = waiting.toSorted((a, b) => postponed.indexOf(a.id) - postponed.indexOf(b.id));
  const total = totalOf(ambiguous) + totalOf(unmatched);

  for (const list of [ambiguous, unmatched]) {
    if (queue.length < FEW && list.hasNextPage && !list.isFetching) void list.fetchNextPage();
  }

  return {
    queue,
    left: Math.max(queue.length, total - decided.filter((file) => isListed(file, [ambiguous, unmatched])).length),
    isPending: asked.isLoading || ambiguous.isPending || unmatched.isPending,
    error: ambiguous.error ?? unmatched.error,
    retry: () => void Promise.all([ambiguous.refetch(), unmatched.refetch()]),
    lastDecided: decided.at(-1) ?? null,
    decide: (file: FileRow) => setDecided((present) => [...present, file]),
    takeBack: (fileId: number) => setDecided((present) => present.filter((file) => file.id !== fileId)),
    postpone: (fileId: number) => setPostponed((present) => [...present.filter((id) => id !== fileId), fileId]),
  };
}

type FileList = ReturnType<typeof useFilesIn>;

function useFilesOfFilm(filmId: number | null) {
  return useQuery(
    api.files.list.queryOptions({
      input: { limit: PAGE, ...(filmId !== null && { filmId }) },
      enabled: filmId !== null,
    }),
  );
}

function useFilesIn(state: FileState) {
  return useInfiniteQuery(
    api.files.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ state, limit: PAGE, cursor }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  );
}

function rowsOf(list: FileList): FileRow[] {
  return list.data?.pages.flatMap((page) => page.items) ?? [];
}

function totalOf(list: FileList): number {
  return list.data?.pages.at(-1)?.total ?? 0;
}

function isListed(file: FileRow, lists: readonly FileList[]): boolean {
  return lists.some((list) => rowsOf(list).some((row) => row.id === file.id));
}
