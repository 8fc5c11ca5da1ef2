/**
 * Exports everything that a user entered: JSON and a ZIP in Letterboxd's layout, both of which this program can
 * import again without loss, and a table for spreadsheets. The owner's also hold the edits of films, tags and chosen
 * images. Input: a user. Output: the bytes of each file.
 */
import type { Store } from "../../store/index.ts";
import { exportedFilms } from "../marks/index.ts";
import { type ExportedEdit, exportedEdits } from "./editRows.ts";
import type { ExportedFile } from "./exportedFile.ts";
import { exportedLists, exportedViewings } from "./exportRows.ts";
import { jsonFile } from "./jsonFile.ts";
import { letterboxdFiles } from "./letterboxdFiles.ts";
import { marksTable } from "./marksTable.ts";

export type { ExportedFile } from "./exportedFile.ts";

export interface ExportRequest {
  readonly user: number;
  readonly userId: string;
  readonly format: "csv" | "json" | "zip";
  /** The user's saved filters; only in JSON. */
  readonly filters: readonly unknown[];
  /** For the owner: also the edits of films; never in a table. @see exportedEdits */
  readonly edits?: { readonly artworkFolder: string } | undefined;
}

/** Generated in the reader thread, because it may be megabytes. */
export function exportFiles(
  store: Pick<Store, "sql">,
  { user, userId, format, filters, edits }: ExportRequest,
): ExportedFile[] {
  const films = exportedFilms(store, user);
  const diary = exportedViewings(store, user);
  if (format === "csv") return [{ path: "filmotheque.csv", pieces: marksTable(films, diary) }];
  const lists = exportedLists(store, user);
  const edited = edits ? exportedEdits(store, edits.artworkFolder) : [];
  if (format === "zip") return [...letterboxdFiles({ films, diary, lists }), ...editsFile(edited)];
  // Lists precede their films, so that a reader needs a single pass.
  const pieces = jsonFile({
    program: { value: "filmotheque" },
    user: { value: userId },
    // Edits precede the other rows, which name films as they are edited.
    ...(edits ? { edits: { each: edited } } : {}),
    lists: { each: lists.map(({ kind, name, description }) => ({ kind, name, description })) },
    films: { each: films },
    listed: { each: lists.flatMap((one, list) => one.films.map((row) => ({ ...row, list }))) },
    diary: { each: diary },
    filters: { each: filters },
  });
  return [{ path: "filmotheque.json", pieces }];
}

/** Letterboxd's layout has no place for them: they are a file of their own, which other programs ignore. */
function editsFile(edits: Iterable<ExportedEdit>): ExportedFile[] {
  const rows = [...edits];
  if (rows.length === 0) return [];
  const pieces = jsonFile({ program: { value: "filmotheque" }, part: { value: "edits" }, edits: { each: rows } });
  return [{ path: "edits.json", pieces }];
}
