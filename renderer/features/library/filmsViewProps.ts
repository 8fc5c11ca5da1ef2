import type { RefObject } from "react";
import type { LibraryFilter } from "../../filmFilter/filter.ts";
import type { FilmPages, IndexRange } from "./filmPages.ts";
import type { Selection } from "./hooks/useSelection.ts";

/** Props of grid and table. */
export type FilmsViewProps = {
  pages: FilmPages | null;
  columns: number;
  scroller: RefObject<HTMLElement | null>;
  onShow: (span: IndexRange) => void;
  filter: LibraryFilter;
  change: (next: Partial<LibraryFilter>) => void;
  selection: Selection;
  /** Set by the list that is shown: scrolls an index to the top. */
  jump: RefObject<(index: number) => void>;
  /** Index at which the next list starts after a switch of view; the list resets it. */
  arrival: RefObject<number | null>;
};
