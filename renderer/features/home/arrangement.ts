/** The rows of Home, as the page arranges them. Pure. */
import type { HomeRow, SmartList } from "../../../src/contract/index.ts";

/** Tells rows apart. */
export const rowKey = ({ kind, savedFilter }: HomeRow): string => (savedFilter ? `${kind} ${savedFilter.id}` : kind);

/** The arranged rows, and after them the saved filters that are no rows yet: as hidden ones, to be shown. */
export function withSavedFilters(rows: readonly HomeRow[], filters: readonly SmartList[]): HomeRow[] {
  const others = filters.filter(({ id }) => !rows.some((row) => row.savedFilter?.id === id));
  return [
    ...rows,
    ...others.map(({ id, name, filter }) => ({
      kind: "savedFilter" as const,
      isHidden: true,
      savedFilter: { id, name, filter },
    })),
  ];
}

/** The rows with a saved filter shown or hidden; it becomes a row if it was none. */
export function withSavedFilter(rows: readonly HomeRow[], filter: SmartList, isHidden: boolean): HomeRow[] {
  return withSavedFilters(rows, [filter]).map((row) =>
    row.savedFilter?.id === filter.id ? { ...row, isHidden } : row,
  );
}

/** The rows with one of them moved. @param to where it stands then; beyond either end it stays at that end */
export function moved<Row>(rows: readonly Row[], from: number, to: number): Row[] {
  const row = rows[from];
  if (row === undefined) return [...rows];
  const target = Math.max(0, Math.min(rows.length - 1, to));
  const others = rows.filter((_, index) => index !== from);
  return [...others.slice(0, target), row, ...others.slice(target)];
}

/** The rows with one of them shown or hidden. */
export function withHidden(rows: readonly HomeRow[], key: string, isHidden: boolean): HomeRow[] {
  return rows.map((row) => (rowKey(row) === key ? { ...row, isHidden } : row));
}
