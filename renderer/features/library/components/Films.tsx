import { lazy, Suspense } from "react";
import type { FilmsProps } from "../filmsProps.ts";
import type { LibraryView } from "../hooks/useLibraryView.ts";
import { FilmGrid } from "./FilmGrid.tsx";

/** Asked for when the pointer or the focus comes to its button, so that it is there when it is wanted. */
export const loadTable = () => import("./FilmTable.tsx");
const FilmTable = lazy(loadTable);

/** The films as posters or in rows. */
export function Films({ view, ...shown }: FilmsProps & { view: LibraryView }) {
  if (view === "grid") return <FilmGrid {...shown} />;
  return (
    <Suspense>
      <FilmTable {...shown} />
    </Suspense>
  );
}
