import type { RefObject } from "react";
import type { LibraryFilter } from "../filter.ts";
import type { LibraryView } from "../hooks/useLibraryView.ts";
import type { Selection } from "../hooks/useSelection.ts";
import type { FilmPages, Span } from "../pages.ts";
import { FilmGrid } from "./FilmGrid.tsx";
import { FilmTable } from "./FilmTable.tsx";

export type FilmsProps = {
  pages: FilmPages | null;
  across: number;
  scroller: RefObject<HTMLElement | null>;
  onShow: (span: Span) => void;
  filter: LibraryFilter;
  change: (next: Partial<LibraryFilter>) => void;
  selection: Selection;
  /** Filled by whichever list is shown: brings a place to the top. */
  jump: RefObject<(place: number) => void>;
};

/** The films as posters or in rows. */
export function Films({ view, ...shown }: FilmsProps & { view: LibraryView }) {
  return view === "table" ? <FilmTable {...shown} /> : <FilmGrid {...shown} />;
}
