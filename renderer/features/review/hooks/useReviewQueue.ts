import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { FileRow, FileState } from "../../../../src/contract/index.ts";
import { api } from "../../../api/client.ts";
import { mayFetchNextPage } from "../../../api/nextPage.ts";

const PAGE_SIZE = 50;
/** The next page is fetched when fewer files are left. */
const PREFETCH_BELOW = 10;

/** What the key Z reverts. */
type Act = { readonly kind: "decided" | "postponed"; readonly file: FileRow };

/** The files that need a decision: ambiguous ones first, then unmatched ones. Decided files leave the queue at once. */
export function useReviewQueue() {
  const ambiguous = useFilesIn("ambiguous");
  const unmatched = useFilesIn("unmatched");
  const [acts, setActs] = useState<readonly Act[]>([]);
  const of = (wanted: Act["kind"]) => acts.filter(({ kind }) => kind === wanted).map(({ file }) => file);
  const decided = of("decided");
  const postponed = of("postponed").map(({ id }) => id);

  const isDecided = (file: FileRow) => decided.some((other) => other.id === file.id);
  const waiting = [...rowsOf(ambiguous), ...rowsOf(unmatched)].filter((file) => !isDecided(file));
  const queue = waiting.toSorted((a, b) => postponed.indexOf(a.id) - postponed.indexOf(b.id));
  const total = totalOf(ambiguous) + totalOf(unmatched);

  const isShort = queue.length < PREFETCH_BELOW;
  usePrefetchedPage(ambiguous, isShort);
  usePrefetchedPage(unmatched, isShort);

  return {
    queue,
    left: Math.max(queue.length, total - decided.filter((file) => isListed(file, [ambiguous, unmatched])).length),
    isPending: ambiguous.isPending || unmatched.isPending,
    error: ambiguous.error ?? unmatched.error,
    retry: () => void Promise.all([ambiguous.refetch(), unmatched.refetch()]),
    lastAct: acts.at(-1) ?? null,
    decide: (file: FileRow) => setActs((present) => [...without(present, file.id), { kind: "decided", file }]),
    postpone: (file: FileRow) => setActs((present) => [...without(present, file.id), { kind: "postponed", file }]),
    revert: (fileId: number) => setActs((present) => without(present, fileId)),
  };
}

type FileList = ReturnType<typeof useFilesIn>;

function usePrefetchedPage(list: FileList, isShort: boolean): void {
  const { fetchNextPage } = list;
  const isWanted = isShort && mayFetchNextPage(list);
  useEffect(() => {
    if (isWanted) void fetchNextPage();
  }, [isWanted, fetchNextPage]);
}

const without = (acts: readonly Act[], fileId: number): Act[] => acts.filter(({ file }) => file.id !== fileId);

function useFilesIn(state: FileState) {
  return useInfiniteQuery(
    api.files.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ state, limit: PAGE_SIZE, cursor }),
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
