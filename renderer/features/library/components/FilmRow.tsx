import { CircleCheck, Star } from "lucide-react";
import { memo } from "react";
import { Poster } from "../../../components/Poster.tsx";
import { ProblemBadge } from "../../../components/PosterBadges.tsx";
import { shownEstimate } from "../../../components/useFilmCardLabels.ts";
import type { FilmItemProps } from "./FilmCell.tsx";
import { SelectCheckbox } from "./SelectCheckbox.tsx";

export const ROW_HEIGHT_PX = 52;
/** A phone shows title, year and rating. */
export const GRID_COLUMNS_CLASS =
  "grid grid-cols-[1.5rem_2.25rem_minmax(0,3fr)_4rem_minmax(0,2fr)_5rem_4.5rem_3.5rem] items-center gap-4 px-3 max-sm:grid-cols-[1.5rem_2.25rem_minmax(0,1fr)_2.5rem_3.5rem_1.5rem] max-sm:gap-2 max-sm:px-0";
export const NOT_ON_PHONE_CLASS = "max-sm:hidden";
const SECONDS_A_MINUTE = 60;

type FilmRowProps = Omit<FilmItemProps, "isFlinging" | "sizes" | "onPlay"> & { top: number };

export const FilmRow = memo(function FilmRow(props: FilmRowProps) {
  const { film, index, labels, top, isTabStop, isSelected, onFocus, onPick, onSelect, focusRef } = props;
  const estimate = film && shownEstimate(film, labels);
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={`group ${GRID_COLUMNS_CLASS} absolute inset-x-0 border-b border-line/40 text-sm ${isSelected ? "bg-accent/10" : "hover:bg-surface"}`}
      style={{ height: ROW_HEIGHT_PX, transform: `translateY(${top}px)` }}
    >
      <td>
        {film && (
          <SelectCheckbox
            label={labels.select(film.title)}
            isSelected={isSelected}
            onSelect={() => onSelect(film.id, index)}
            className="border-line-strong"
          />
        )}
      </td>
      <td>{film ? <Poster title="" image={film.poster} sizes="32px" className="w-8 rounded" /> : null}</td>
      <td className="min-w-0">
        {film ? (
          <a
            ref={focusRef}
            href={`/films/${film.id}`}
            tabIndex={isTabStop ? 0 : -1}
            draggable={false}
            className="block truncate rounded py-0.5 font-medium hover:text-accent-text"
            onFocus={() => onFocus(index)}
            onClick={(event) => onPick(event, film, index)}
          >
            {film.title}
            {film.originalTitle && <span className="ml-2 font-normal text-quiet">{film.originalTitle}</span>}
          </a>
        ) : (
          <span className="skeleton block h-3 w-1/2" />
        )}
      </td>
      <td className="text-right tabular-nums">{film?.year}</td>
      <td className={`truncate text-quiet ${NOT_ON_PHONE_CLASS}`}>{film?.genres.join(", ")}</td>
      <td className={`text-right text-quiet tabular-nums ${NOT_ON_PHONE_CLASS}`}>
        {film?.runtimeMinutes ? labels.duration(film.runtimeMinutes * SECONDS_A_MINUTE) : ""}
      </td>
      <td className="text-right tabular-nums">
        {estimate && film?.estimate && (
          <span title={estimate.hint} className="text-quiet">
            <span aria-hidden>≈ {labels.number(Math.round(film.estimate.stars * 10) / 10)}</span>
            <span className="sr-only">{estimate.text}</span>
          </span>
        )}
        {film && film.userRating !== null && (
          <>
            <span aria-hidden className="inline-flex items-center gap-1">
              <Star className="size-3 fill-accent text-accent" />
              {labels.number(film.userRating)}
            </span>
            <span className="sr-only">{labels.myRating(labels.number(film.userRating))}</span>
          </>
        )}
      </td>
      <td className="flex items-center justify-end gap-1.5">
        {film && (film.problem !== null || film.state === "unidentified") && (
          <ProblemBadge film={film} labels={labels} />
        )}
        {film?.watched && (
          <>
            <CircleCheck aria-hidden className="size-4 text-good" />
            <span className="sr-only">{labels.watched}</span>
          </>
        )}
      </td>
    </tr>
  );
});
