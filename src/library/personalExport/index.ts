/**
 * Exports everything that a user entered: JSON and a ZIP in Letterboxd's layout, both of which this program can
 * import again without loss, and a table for spreadsheets. Input: a user. Output: the bytes of each file.
 */
import type { Store } from "../../store/index.ts";
import { exportedFilms } from "../marks/index.ts";
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
}

/** Generated in the reader thread, because it may be megabytes. */
export function exportFiles(
  store: Pick<Store, "sql">,
  { user, userId, format, filters }: ExportRequest,
): ExportedFile[] {
  const films = exportedFilms(store, user);
  const diary = exportedViewings(store, user);
  if (format === "csv") return [{ path: "filmotheque.csv", pieces: marksTable(films, diary) }];
  const lists = exportedLists(store, user);
  if (format === "zip") return letterboxdFiles({ films, diary, lists });
  // Lists precede their films, so that a reader needs a single pass.
  const pieces = jsonFile({
    program: { value: "filmotheque" },
    user: { value: userId },
    lists: { each: lists.map(({ kind, name, description }) => ({ kind, name, description })) },
    films: { each: films },
    listed: { each: lists.flatMap((one, list) => one.films.map((row) => ({ ...row, list }))) },
    diary: { each: diary },
    filters: { each: filters },
  });
  return [{ path: "filmotheque.json", pieces }];
}
