import { ChevronLeft, ChevronRight } from "lucide-react";
import { type ReactNode, useId, useRef } from "react";
import { Link, useNavigate } from "react-router";
import type { FilmCard } from "../../../../src/contract/index.ts";
import { FilmLink } from "../../../components/FilmLink.tsx";
import { PlayButton } from "../../../components/PlayButton.tsx";
import { Poster } from "../../../components/Poster.tsx";
import { PosterProgress, WatchedBadge } from "../../../components/PosterBadges.tsx";
import { SuggestedItem } from "../../../components/SuggestedItem.tsx";
import { useFilmCardLabels } from "../../../components/useFilmCardLabels.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { playFilm } from "../../../navigation/playFilm.ts";

import { useShelfScroll } from "../hooks/useShelfScroll.ts";

type ShelfFilm = { film: FilmCard; note?: string | undefined; share?: number | null };
/** `films` is null while they are being loaded: the shelf shows placeholders. */
type ShelfProps = {
  title: string;
  to: string;
  films: readonly ShelfFilm[] | null;
  /** Beside the title. */
  action?: ReactNode;
  /** Shown where there are no films; without it the shelf is not shown then. */
  empty?: ReactNode;
  /** Its films are suggestions: it counts which were on the screen. */
  isSuggested?: boolean;
};

const SHAPES = [1, 2, 3, 4, 5, 6, 7, 8];

/** A row of posters that scrolls sideways; its title is a link to all of them. */
export function Shelf({ title, to, films, action, empty, isSuggested = false }: ShelfProps) {
  const id = useId();
  const cell = useFilmCardLabels();
  const navigate = useNavigate();
  const row = useRef<HTMLUListElement>(null);
  const shelf = useShelfScroll(row, films?.length ?? 0);
  if (films?.length === 0 && !empty) return null;
  return (
    <section aria-labelledby={id} className="group/shelf relative">
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id={id} className="text-lg font-semibold">
          <Link to={to} className="hover:text-accent-text">
            {title}
          </Link>
        </h2>
        {action}
      </div>
      {films?.length === 0 && empty}
      <ShelfArrow direction={-1} isShown={shelf.hasBefore} onPress={shelf.scroll} />
      <ShelfArrow direction={1} isShown={shelf.hasAfter} onPress={shelf.scroll} />
      <ul ref={row} onKeyDown={shelf.onKeyDown} className="-mx-2 flex gap-4 overflow-x-auto px-2 pt-1 pb-3">
        {films === null && SHAPES.map((shape) => <li key={shape} className="skeleton aspect-2/3 w-36 shrink-0" />)}
        {films?.map(({ film, note, share }) => (
          <SuggestedItem
            key={film.id}
            suggested={isSuggested ? film.id : undefined}
            className="group relative w-36 shrink-0"
          >
            <FilmLink filmId={film.id}>
              <span className="relative block">
                <Poster title={film.title} year={film.year} image={film.poster} sizes="9rem" />
                <WatchedBadge film={film} labels={cell} />
                {share !== undefined && share !== null && <PosterProgress share={share} />}
              </span>
              <span className="mt-1.5 block truncate text-sm font-medium">{film.title}</span>
              <span className="line-clamp-2 text-xs text-quiet">{note ?? film.year ?? "\u00A0"}</span>
            </FilmLink>
            <span className="pointer-events-none absolute inset-x-0 top-0 aspect-2/3">
              <span className="pointer-events-auto absolute right-2 bottom-4">
                <PlayButton film={film} labels={cell} onPlay={(filmId) => playFilm(navigate, filmId)} />
              </span>
            </span>
          </SuggestedItem>
        ))}
      </ul>
    </section>
  );
}

type ShelfArrowProps = { direction: -1 | 1; isShown: boolean; onPress: (direction: -1 | 1) => void };

/** For the pointer: the keyboard goes from film to film. */
function ShelfArrow({ direction, isShown, onPress }: ShelfArrowProps) {
  const t = useTranslations("home");
  if (!isShown) return null;
  const label = t(direction < 0 ? "scrollBack" : "scrollOn");
  const Icon = direction < 0 ? ChevronLeft : ChevronRight;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      title={label}
      className={`absolute top-1/2 z-10 flex size-10 -translate-y-1/2 items-center justify-center rounded-full border border-line bg-surface/90 opacity-0 shadow-float transition group-focus-within/shelf:opacity-100 group-hover/shelf:opacity-100 hover:bg-raised max-sm:hidden ${direction < 0 ? "left-0" : "right-0"}`}
      onClick={() => onPress(direction)}
    >
      <Icon aria-hidden className="size-5" />
    </button>
  );
}
