import { type MouseEvent, memo, type RefCallback } from "react";
import type { FilmCard } from "../../../../src/contract/index.ts";
import { PlayButton } from "../../../components/PlayButton.tsx";
import { Poster } from "../../../components/Poster.tsx";
import { PosterProgress, ProblemBadge, WatchedBadge } from "../../../components/PosterBadges.tsx";
import { type FilmCardLabels, shownEstimate } from "../../../components/useFilmCardLabels.ts";
import { SelectCheckbox } from "./SelectCheckbox.tsx";

export type OnPick = (event: MouseEvent, film: FilmCard, index: number) => void;

export type FilmItemProps = {
  /** Null until its page is loaded. */
  film: FilmCard | null;
  index: number;
  labels: FilmCardLabels;
  /** Why the search found it, where it is not the title. */
  note?: string | undefined;
  /** How wide a poster is shown, CSS. */
  sizes: string;
  isTabStop: boolean;
  isSelected: boolean;
  /** The list scrolls too fast for images to be seen: none are loaded. */
  isFlinging: boolean;
  onFocus: (index: number) => void;
  onPick: OnPick;
  onSelect: (filmId: number, index: number) => void;
  onPlay: (filmId: number) => void;
  focusRef: RefCallback<HTMLElement> | null;
};

/** A film in the grid. Without hooks, because a fling mounts and unmounts hundreds of them a second. */
export const FilmCell = memo(function FilmCell(props: FilmItemProps) {
  const { film, index, labels, note, sizes, isTabStop, isSelected, isFlinging, onFocus, onPick, onSelect, focusRef } =
    props;

  if (!film) return isFlinging ? <div className="aspect-2/3 rounded-lg bg-surface" /> : <CellSkeleton />;
  const estimate = shownEstimate(film, labels);
  return (
    <div className="group relative">
      <a
        ref={focusRef}
        href={`/films/${film.id}`}
        tabIndex={isTabStop ? 0 : -1}
        draggable={false}
        className="block rounded-lg outline-offset-4"
        onFocus={() => onFocus(index)}
        onClick={(event) => onPick(event, film, index)}
      >
        <div className="relative">
          {isFlinging ? (
            <div className="aspect-2/3 rounded-lg bg-raised" />
          ) : (
            <Poster
              title={film.title}
              year={film.year}
              image={film.poster}
              sizes={sizes}
              className={`shadow-md ring-1 transition group-hover:brightness-110 ${isSelected ? "ring-3 ring-accent" : "ring-white/5 group-hover:ring-white/25"}`}
            />
          )}
          <WatchedBadge film={film} labels={labels} />
          {film.progress !== null && <PosterProgress share={film.progress} />}
        </div>
        <span className="mt-1.5 block truncate text-sm leading-5 font-medium">{film.title}</span>
        <span
          className="block truncate text-xs leading-4 text-quiet"
          title={[note, estimate?.hint].filter(Boolean).join(" · ")}
        >
          {[film.year, note, estimate?.text].filter(Boolean).join(" · ") || "\u00A0"}
        </span>
      </a>
      {!isFlinging && (
        <span className="pointer-events-none absolute top-1.5 left-1.5 flex items-center gap-1">
          <SelectCheckbox
            label={labels.select(film.title)}
            isSelected={isSelected}
            onSelect={() => onSelect(film.id, index)}
            className="pointer-events-auto border-white/80 bg-black/70 text-white"
          />
          <ProblemBadge film={film} labels={labels} />
        </span>
      )}
      {!isFlinging && (
        <span className="pointer-events-none absolute inset-x-0 top-0 aspect-2/3">
          <span className="pointer-events-auto absolute right-2 bottom-4">
            <PlayButton film={film} labels={labels} isTabStop={isTabStop} onPlay={props.onPlay} />
          </span>
        </span>
      )}
    </div>
  );
});

function CellSkeleton() {
  return (
    <div aria-hidden>
      <div className="skeleton aspect-2/3" />
      <div className="skeleton mt-2.5 h-3 w-3/4" />
    </div>
  );
}
