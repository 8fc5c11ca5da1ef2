import { type MouseEvent, useCallback, useRef } from "react";
import { useNavigate } from "react-router";
import type { FilmCard } from "../../../../src/contract/index.ts";
import type { LibraryFilter } from "../../../filmFilter/filter.ts";
import { type FilmPages, filmAt, PLACEHOLDER_TOTAL } from "../filmPages.ts";
import { useListKeys } from "./useListKeys.ts";
import type { Selection } from "./useSelection.ts";
import { useTypeAhead } from "./useTypeAhead.ts";

type FilmListOptions = {
  readonly pages: FilmPages | null;
  readonly filter: LibraryFilter;
  readonly selection: Selection;
  readonly across: number;
  readonly scrollTo: (place: number, align: "auto" | "start") => void;
};

/** What grid and table have in common: which film stands where, keys, selecting with the pointer, finding by typing. */
export function useFilmList({ pages, filter, selection, across, scrollTo }: FilmListOptions) {
  const total = pages ? pages.total : PLACEHOLDER_TOTAL;
  const find = useRef<(place: number) => void>(() => undefined);
  const { typed, type } = useTypeAhead(
    filter,
    useCallback((place: number) => find.current(place), []),
  );
  const at = (place: number): FilmCard | null => pages && filmAt(pages, place);
  const keys = useListKeys({ across, total, filmAt: at, scrollTo, selection, type });
  find.current = (place) => keys.goTo(Math.max(0, Math.min(place, total - 1)), "start");

  const navigate = useNavigate();
  const latest = useRef({ selection, navigate });
  latest.current = { selection, navigate };
  /** Ctrl adds a film, Shift everything between; while some are selected, a click selects too. */
  const onPick = useCallback((event: MouseEvent, film: FilmCard, place: number) => {
    // A press of Enter opens, whatever is selected.
    const isPointer = event.detail > 0;
    const { size, toggle, extendTo } = latest.current.selection;
    event.preventDefault();
    if (event.shiftKey) extendTo(place);
    else if (event.ctrlKey || event.metaKey || (size > 0 && isPointer)) toggle(film.id, place);
    else void latest.current.navigate(`/films/${film.id}`);
  }, []);
  const onSelect = useCallback((filmId: number, place: number) => latest.current.selection.toggle(filmId, place), []);

  return { total, at, typed, onPick, onSelect, ...keys };
}
