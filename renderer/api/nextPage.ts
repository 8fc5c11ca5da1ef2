/** A query that is loaded page by page. */
export interface PagedQuery {
  readonly hasNextPage: boolean;
  readonly isFetching: boolean;
  readonly isFetchNextPageError: boolean;
  readonly error: Error | null;
  fetchNextPage(): Promise<unknown>;
}

/** Whether to fetch the next page now. After a failure only the person does: asked at once again, it would never end. */
export function mayFetchNextPage({ hasNextPage, isFetching, isFetchNextPageError }: PagedQuery): boolean {
  return hasNextPage && !isFetching && !isFetchNextPageError;
}
