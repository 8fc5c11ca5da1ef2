import type { FilmCard } from "../../../../src/contract/index.ts";
import { FilmLink } from "../../../components/FilmLink.tsx";
import { Poster } from "../../../components/Poster.tsx";
import { WatchedBadge } from "../../../components/PosterBadges.tsx";
import { useFilmCardLabels } from "../../../components/useFilmCardLabels.ts";

const SHAPES = [1, 2, 3, 4, 5, 6];

/** A few dozen films as posters; null while they are being loaded. */
export function PosterGrid({ label, films }: { label: string; films: readonly FilmCard[] | null }) {
  const words = useFilmCardLabels();
  return (
    <ul
      aria-label={label}
      aria-busy={films === null}
      className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-4"
    >
      {films === null && SHAPES.map((shape) => <li key={shape} className="skeleton aspect-2/3" />)}
      {films?.map((film) => (
        <li key={film.id}>
          <FilmLink filmId={film.id}>
            <span className="relative block">
              <Poster title={film.title} year={film.year} image={film.poster} sizes="9rem" />
              <WatchedBadge film={film} labels={words} />
            </span>
            <span className="mt-1.5 block truncate text-sm font-medium">{film.title}</span>
            <span className="block text-xs text-quiet">{film.year ?? " "}</span>
          </FilmLink>
        </li>
      ))}
    </ul>
  );
}
