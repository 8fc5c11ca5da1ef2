import type { RefObject } from "react";
import type { LibraryFilter } from "../../filmFilter/filter.ts";
import type { FilmPages, IndexRange } from "./filmPages.ts";
import type { Selection } from "./hooks/useSelection.ts";

/** What grid and table are given alike. */
export type FilmsViewProps = {
  pages: FilmPages | null;
  columns: number;
  scroller: RefObject<HTMLElement | null>;
  onShow: (span: IndexRange) => void;
  filter: LibraryFilter;
  change: (next: Partial<LibraryFilter>) => void;
  selection: Selection;
  /** Filled by whichever list is shown: brings a index to the top. */
  jump: RefObject<(index: number) => void>;
  /** Where the list that comes next shall begin; taken by it. */
  arrival: RefObject<number | null>;
};
