import { type MouseEvent, useCallback, useRef } from "react";
import { useNavigate } from "react-router";
import type { FilmCard } from "../../../../src/contract/index.ts";
import type { LibraryFilter } from "../../../filmFilter/filter.ts";
import { playFilm } from "../../../navigation/playFilm.ts";
import { withPosterTransition } from "../../../navigation/posterTransition.ts";
import { type FilmPages, filmAt, PLACEHOLDER_TOTAL } from "../filmPages.ts";
import { useListKeys } from "./useListKeys.ts";
import type { Selection } from "./useSelection.ts";
import { useTypeAhead } from "./useTypeAhead.ts";

type FilmListOptions = {
  readonly pages: FilmPages | null;
  readonly filter: LibraryFilter;
  readonly selection: Selection;
  readonly columns: number;
  readonly scrollTo: (index: number, align: "auto" | "start") => void;
};

/** What grid and table share: the film at an index, keyboard, selection with the pointer, type-ahead. */
export function useFilmList({ pages, filter, selection, columns, scrollTo }: FilmListOptions) {
  const total = pages ? pages.total : PLACEHOLDER_TOTAL;
  const find = useRef<(index: number) => void>(() => undefined);
  const { typedText, type } = useTypeAhead(
    filter,
    useCallback((index: number) => find.current(index), []),
  );
  const at = (index: number): FilmCard | null => pages && filmAt(pages, index);
  const keys = useListKeys({ columns, total, filmAt: at, scrollTo, selection, type });
  find.current = (index) => keys.goTo(Math.max(0, Math.min(index, total - 1)), "start");

  const navigate = useNavigate();
  const latest = useRef({ selection, navigate });
  latest.current = { selection, navigate };
  /** Ctrl toggles a film, Shift extends the selection; while films are selected, a plain click toggles too. */
  const onPick = useCallback((event: MouseEvent, film: FilmCard, index: number) => {
    // Enter causes a click with `detail` 0, and always opens the film.
    const isPointer = event.detail > 0;
    const openFilm = (pressed: Element, filmId: number) =>
      withPosterTransition(pressed, filmId, () => void latest.current.navigate(`/films/${filmId}`));
    const { size, toggle, extendTo } = latest.current.selection;
    event.preventDefault();
    if (event.shiftKey) extendTo(index);
    else if (event.ctrlKey || event.metaKey || (size > 0 && isPointer)) toggle(film.id, index);
    else openFilm(event.currentTarget, film.id);
  }, []);
  const onSelect = useCallback((filmId: number, index: number) => latest.current.selection.toggle(filmId, index), []);

  const onPlay = useCallback((filmId: number) => playFilm(latest.current.navigate, filmId), []);

  return { total, at, typedText, onPick, onSelect, onPlay, ...keys };
}
