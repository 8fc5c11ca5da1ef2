/**
 * Everything that a person entered, as files: JSON and a ZIP in Letterboxd's layout, which this program imports with the
 * same result, and one table for spreadsheets. In: a person. Out: the bytes of each file.
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
  /** The person's saved filters; only JSON has them. */
  readonly filters: readonly unknown[];
}

/** One file of an export; `zip` has several, which the caller packs. */
export interface ExportedFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Written where the films are read, since it may be megabytes. */
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
  // The lists come before their films: a reader goes through the file once.
  const document = { program: "filmotheque", user: userId, lists: named, films, listed, diary, filters };
  return [file("filmotheque.json", JSON.stringify(document, null, 2))];
}

const file = (path: string, text: string): ExportedFile => ({ path, bytes: new TextEncoder().encode(text) });
