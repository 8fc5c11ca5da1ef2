import { type MouseEvent, memo, type RefCallback } from "react";
import type { FilmCard } from "../../../../src/contract/index.ts";
import { ProblemMark, ProgressMark, SeenMark } from "../../../components/FilmMarks.tsx";
import { Poster } from "../../../components/Poster.tsx";
import type { CellWords } from "../../../components/useCellWords.ts";
import { SelectBox } from "./SelectBox.tsx";

export type Pick = (event: MouseEvent, film: FilmCard, place: number) => void;

export type FilmPlaceProps = {
  /** Null while its page is being loaded. */
  film: FilmCard | null;
  place: number;
  words: CellWords;
  /** Why a search found it, where its title does not say so. */
  note?: string | undefined;
  /** How wide a poster is shown, CSS. */
  sizes: string;
  isTabStop: boolean;
  isSelected: boolean;
  /** The list flies past: nobody can see a picture, and none is asked for. */
  isFast: boolean;
  onFocus: (place: number) => void;
  onPick: Pick;
  onSelect: (filmId: number, place: number) => void;
  focusRef: RefCallback<HTMLElement> | null;
};

/** A film in the grid. It holds no hook of its own: a fling makes and drops hundreds of these a second. */
export const FilmCell = memo(function FilmCell(props: FilmPlaceProps) {
  const { film, place, words, note, sizes, isTabStop, isSelected, isFast, onFocus, onPick, onSelect, focusRef } = props;
  if (!film) return isFast ? <div className="aspect-2/3 rounded-lg bg-surface" /> : <CellShape />;
  return (
    <div className="group relative">
      <a
        ref={focusRef}
        href={`/films/${film.id}`}
        tabIndex={isTabStop ? 0 : -1}
        draggable={false}
        className="block rounded-lg outline-offset-4"
        onFocus={() => onFocus(place)}
        onClick={(event) => onPick(event, film, place)}
      >
        <div className="relative">
          {isFast ? (
            <div className="aspect-2/3 rounded-lg bg-raised" />
          ) : (
            <Poster
              title={film.title}
              year={film.year}
              picture={film.poster}
              sizes={sizes}
              className={`shadow-md ring-1 transition group-hover:brightness-110 ${isSelected ? "ring-3 ring-accent" : "ring-white/5 group-hover:ring-white/25"}`}
            />
          )}
          <SeenMark film={film} words={words} />
          {film.progress !== null && <ProgressMark share={film.progress} />}
        </div>
        <span className="mt-1.5 block truncate text-sm leading-5 font-medium">{film.title}</span>
        <span className="block truncate text-xs leading-4 text-quiet" title={note}>
          {[film.year, note].filter(Boolean).join(" · ") || "\u00A0"}
        </span>
      </a>
      {!isFast && (
        <span className="pointer-events-none absolute top-1.5 left-1.5 flex items-center gap-1">
          <SelectBox
            label={words.select(film.title)}
            isSelected={isSelected}
            onSelect={() => onSelect(film.id, place)}
            className="pointer-events-auto border-white/80 bg-black/70 text-white"
          />
          <ProblemMark film={film} words={words} />
        </span>
      )}
    </div>
  );
});

function CellShape() {
  return (
    <div aria-hidden>
      <div className="shape aspect-2/3" />
      <div className="shape mt-2.5 h-3 w-3/4" />
    </div>
  );
}
