import type { MemberImport } from "./memberImport.ts";

/** A page shows only some rows; a hundred thousand would make the answer larger than the export. */
const MAX_ROWS = 1_000;

/** What an import brought, with the first rows of long lists. */
export interface ImportReport extends MemberImport {
  /** Number of all ratings without a matching film. */
  readonly unlinkedCount: number;
}

export function reportOf({ skippedRows, unlinked, ...imported }: MemberImport): ImportReport {
  return {
    ...imported,
    skippedRows: skippedRows.slice(0, MAX_ROWS),
    unlinked: unlinked.slice(0, MAX_ROWS),
    unlinkedCount: unlinked.length,
  };
}
