import { HOME_ROWS, type HomeRowKind } from "../../contract/index.ts";

/** A row as it is stored. */
export interface StoredRow {
  /** May be of another version of the program. */
  readonly kind: string;
  readonly savedFilterId: number | null;
  readonly isHidden: boolean;
}

interface ArrangedRow extends StoredRow {
  readonly kind: HomeRowKind;
}

/**
 * The rows of Home in their order. The program's own rows that are not stored, because nothing was arranged or this
 * version brought them, come after the row that the program puts before them, and are shown. Pure.
 */
export function arrangeRows(stored: readonly StoredRow[]): ArrangedRow[] {
  const rows = stored.filter(isKnown);
  HOME_ROWS.forEach((kind, index) => {
    if (rows.some((row) => row.kind === kind)) return;
    const before = HOME_ROWS[index - 1];
    rows.splice(rows.findIndex((row) => row.kind === before) + 1, 0, { kind, savedFilterId: null, isHidden: false });
  });
  return rows;
}

function isKnown(row: StoredRow): row is ArrangedRow {
  return row.kind === "savedFilter" || HOME_ROWS.some((kind) => kind === row.kind);
}
