import type { RefObject } from "react";
import type { LibraryFilter } from "./filter.ts";
import type { Selection } from "./hooks/useSelection.ts";
import type { FilmPages, Span } from "./pages.ts";

/** What grid and table are given alike. */
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
  /** Where the list that comes next shall begin; taken by it. */
  arrival: RefObject<number | null>;
};
