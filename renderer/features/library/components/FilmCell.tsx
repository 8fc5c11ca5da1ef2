import { CircleCheck, LoaderCircle, Star, TriangleAlert } from "lucide-react";
import { type MouseEvent, memo, type RefCallback } from "react";
import type { FilmCard } from "../../../../src/contract/index.ts";
import { Poster } from "../../../components/Poster.tsx";
import type { CellWords } from "../hooks/useCellWords.ts";
import { SelectBox } from "./SelectBox.tsx";

export type Pick = (event: MouseEvent, film: FilmCard, place: number) => void;

export type FilmPlaceProps = {
  /** Null while its page is being loaded. */
  film: FilmCard | null;
  place: number;
  words: CellWords;
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
  const { film, place, words, sizes, isTabStop, isSelected, isFast, onFocus, onPick, onSelect, focusRef } = props;
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
          <Corner film={film} words={words} />
          {film.progress !== null && <Progress share={film.progress} />}
        </div>
        <span className="mt-1.5 block truncate text-sm leading-5 font-medium">{film.title}</span>
        <span className="block truncate text-xs leading-4 text-quiet">{film.year ?? " "}</span>
      </a>
      {!isFast && (
        <span className="pointer-events-none absolute top-1.5 left-1.5 flex items-center gap-1">
          <SelectBox
            label={words.select(film.title)}
            isSelected={isSelected}
            onSelect={() => onSelect(film.id, place)}
            className="pointer-events-auto bg-black/70 text-white"
          />
          {film.problem && <Problem text={words.problem(film.problem)} />}
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

const CHIP =
  "flex items-center gap-1 rounded-full bg-black/70 px-1.5 py-0.5 text-xs leading-4 font-semibold text-white";
const CORNER = `absolute top-1.5 right-1.5 ${CHIP}`;

/** Top right: my rating, else the tick; while nobody knows the film, that it is being looked for. */
function Corner({ film, words }: { film: FilmCard; words: CellWords }) {
  if (film.userRating !== null) {
    const value = words.number(film.userRating);
    return (
      <span className={CORNER}>
        <Star aria-hidden className="size-3 fill-[#f3b557] text-[#f3b557]" />
        <span aria-hidden>{value}</span>
        <span className="sr-only">{words.myRating(value)}</span>
      </span>
    );
  }
  if (film.watched) {
    return (
      <span className={CORNER}>
        <CircleCheck aria-hidden className="size-3.5" />
        <span className="sr-only">{words.seen}</span>
      </span>
    );
  }
  if (film.state === "unidentified") {
    return (
      <span className={CORNER}>
        <LoaderCircle aria-hidden className="size-3.5" />
        <span className="sr-only">{words.unidentified}</span>
      </span>
    );
  }
  return null;
}

function Problem({ text }: { text: string }) {
  return (
    <span className={`${CHIP} text-[#ffb4a6]`} title={text}>
      <TriangleAlert aria-hidden className="size-3.5" />
      <span className="sr-only">{text}</span>
    </span>
  );
}

/** How far one is in the film, along the poster's lower edge. */
function Progress({ share }: { share: number }) {
  return (
    <span aria-hidden className="absolute inset-x-2 bottom-2 h-1 rounded-full bg-black/60">
      <span className="block h-full rounded-full bg-accent" style={{ width: `${100 * share}%` }} />
    </span>
  );
}
