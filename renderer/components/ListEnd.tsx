import type { PagedQuery } from "../api/nextPage.ts";
import { ProblemNote } from "./ProblemNote.tsx";
import { useNextPage } from "./useNextPage.ts";

/** The end of a list that is loaded page by page: it fetches the next page when it comes near, and says if that failed. */
export function ListEnd({ query }: { query: PagedQuery }) {
  const end = useNextPage(query);
  if (query.isFetchNextPageError) return <ProblemNote error={query.error} onRetry={() => void query.fetchNextPage()} />;
  return <div ref={end} />;
}
