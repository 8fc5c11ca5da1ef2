import { useId } from "react";
import { Link } from "react-router";
import type { FilmCard } from "../../../../src/contract/index.ts";
import { Poster } from "../../../components/Poster.tsx";
import { PosterProgress, WatchedBadge } from "../../../components/PosterBadges.tsx";
import { SuggestedItem } from "../../../components/SuggestedItem.tsx";
import { useFilmCardLabels } from "../../../components/useFilmCardLabels.ts";

type ShelfFilm = { film: FilmCard; note?: string | undefined; share?: number | null };
/** `films` is null while they are being loaded: the shelf shows placeholders. */
type ShelfProps = {
  title: string;
  to: string;
  films: readonly ShelfFilm[] | null;
  /** Its films are suggestions: it counts which were on the screen. */
  isSuggested?: boolean;
};

const SHAPES = [1, 2, 3, 4, 5, 6, 7, 8];

/** A row of posters that scrolls sideways; its title is a link to all of them. */
export function Shelf({ title, to, films, isSuggested = false }: ShelfProps) {
  const id = useId();
  const cell = useFilmCardLabels();
  if (films?.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-3 text-lg font-semibold">
        <Link to={to} className="hover:text-accent-text">
          {title}
        </Link>
      </h2>
      <ul className="-mx-2 flex gap-4 overflow-x-auto px-2 pt-1 pb-3">
        {films === null && SHAPES.map((shape) => <li key={shape} className="skeleton aspect-2/3 w-36 shrink-0" />)}
        {films?.map(({ film, note, share }) => (
          <SuggestedItem key={film.id} suggested={isSuggested ? film.id : undefined} className="w-36 shrink-0">
            <Link to={`/films/${film.id}`} className="block rounded-lg hover:brightness-110">
              <span className="relative block">
                <Poster title={film.title} year={film.year} image={film.poster} sizes="9rem" />
                <WatchedBadge film={film} labels={cell} />
                {share !== undefined && share !== null && <PosterProgress share={share} />}
              </span>
              <span className="mt-1.5 block truncate text-sm font-medium">{film.title}</span>
              <span className="line-clamp-2 block text-xs text-quiet">{note ?? film.year ?? "\u00A0"}</span>
            </Link>
          </SuggestedItem>
        ))}
      </ul>
    </section>
  );
}
