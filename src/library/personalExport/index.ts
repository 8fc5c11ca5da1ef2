/**
 * Exports everything that a user entered: JSON and a ZIP in Letterboxd's layout, both of which this program can
 * import again without loss, and a table for spreadsheets. Input: a user. Output: the bytes of each file.
 */
import type { Store } from "../../store/index.ts";
import { createMarkExport } from "../marks/index.ts";
import { exportedLists, exportedViewings } from "./exportRows.ts";
import { letterboxdFiles } from "./letterboxdFiles.ts";
import { marksTable } from "./marksTable.ts";

export interface ExportRequest {
  readonly user: number;
  readonly userId: string;
  readonly format: "csv" | "json" | "zip";
  /** The user's saved filters; only in JSON. */
  readonly filters: readonly unknown[];
}

/** One file of an export; the `zip` format has several, which the caller packs. */
export interface ExportedFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Generated in the reader thread, because it may be megabytes. */
export function exportFiles(
  store: Pick<Store, "sql">,
  { user, userId, format, filters }: ExportRequest,
): ExportedFile[] {
  const films = createMarkExport(store)(user);
  const diary = exportedViewings(store, user);
  if (format === "csv") return [file("filmotheque.csv", marksTable(films, diary))];
  const lists = exportedLists(store, user);
  if (format === "zip") return letterboxdFiles({ films, diary, lists }).map(({ path, text }) => file(path, text));
  const listed = lists.flatMap(({ films: rows }, list) => rows.map((row) => ({ ...row, list })));
  const named = lists.map(({ kind, name, description }) => ({ kind, name, description }));
  // Lists precede their films, so that a reader needs a single pass.
  const document = { program: "filmotheque", user: userId, lists: named, films, listed, diary, filters };
  return [file("filmotheque.json", JSON.stringify(document, null, 2))];
}

const file = (path: string, text: string): ExportedFile => ({ path, bytes: new TextEncoder().encode(text) });
