import type { FilmsProps } from "../filmsProps.ts";
import type { LibraryView } from "../hooks/useLibraryView.ts";
import { FilmGrid } from "./FilmGrid.tsx";
import { FilmTable } from "./FilmTable.tsx";

/** The films as posters or in rows. */
export function Films({ view, ...shown }: FilmsProps & { view: LibraryView }) {
  return view === "table" ? <FilmTable {...shown} /> : <FilmGrid {...shown} />;
}
