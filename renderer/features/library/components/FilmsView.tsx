import { type ComponentType, useEffect, useState } from "react";
import type { FilmsViewProps } from "../filmsViewProps.ts";
import type { LibraryView } from "../hooks/useLibraryView.ts";
import { FilmGrid } from "./FilmGrid.tsx";

let Table: ComponentType<FilmsViewProps> | null = null;

/** Loads the table's code; called when the pointer or the focus reaches its button. */
export async function loadTable(): Promise<void> {
  Table ??= (await import("./FilmTable.tsx")).FilmTable;
}

/** The films as posters or as a table. The posters stay until the table's code is loaded. */
export function FilmsView({ view, ...shown }: FilmsViewProps & { view: LibraryView }) {
  const [, setLoaded] = useState(false);
  useEffect(() => {
    if (view === "table")
      void loadTable()
        .then(() => setLoaded(true))
        .catch((error: unknown) => console.warn("The table did not come", error));
  }, [view]);
  return view === "table" && Table ? <Table {...shown} /> : <FilmGrid {...shown} />;
}
