import { shownName } from "../../contract/visibleNames.ts";
import type { ImportedLists } from "../../library/index.ts";
import type { ExportedList } from "./exportRows.ts";
import type { MemberFormat } from "./memberExport.ts";

export interface ListOwner {
  readonly userKey: number;
  readonly importId: number;
  readonly format: MemberFormat;
  /** An earlier import of the same rows; null for none. */
  readonly earlier: number | null;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Maps the lists of an export to the user's lists. */
export interface ListFinder {
  /** Creates the lists that the user does not have yet, including empty ones. Inside a transaction. */
  ensureAll(): void;
  /** @param index of the list within the export. @returns null when the user has the maximum number of lists */
  idOf(index: number): number | null;
}

/** Lists with the same name in an export are numbered, so that the next import can distinguish them. */
export function createListFinder(
  { userKey, importId, format, earlier, now }: ListOwner,
  exported: readonly ExportedList[],
  lists: ImportedLists,
): ListFinder {
  const ids: (number | null)[] = [];
  const known = new Map<string, number>();

  function ensure({ kind, name, description, isNamedByFile }: ExportedList): number | null {
    // The same rows in a file with another name are the same list.
    const reused = isNamedByFile && earlier !== null ? lists.onlyListOf(earlier) : null;
    if (reused !== null) return reused;
    const shown = listName(name);
    const nth = (known.get(shown) ?? 0) + 1;
    known.set(shown, nth);
    const importedAs = nth === 1 ? `${format}:${shown}` : `${format}:${shown}#${nth}`;
    return lists.ensure(userKey, importId, { kind, name: shown, description, importedAs, createdAt: now });
  }

  return {
    ensureAll() {
      for (const list of exported) ids.push(ensure(list));
    },
    idOf: (index) => ids[index] ?? null,
  };
}

const MAX_NAME_LENGTH = 80;
const name = shownName(1, MAX_NAME_LENGTH);
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Adjusts a name to this program's rules: without invisible characters, and of limited length. */
function listName(text: string): string {
  const asIs = name.safeParse(text);
  if (asIs.success) return asIs.data;
  const cleaned = name.safeParse([...text.replaceAll(HIDDEN, " ").trim()].slice(0, MAX_NAME_LENGTH / 2).join(""));
  return cleaned.success ? cleaned.data : "?";
}
