import { CircleCheck, LoaderCircle, Star } from "lucide-react";
import { memo, type RefCallback } from "react";
import { Link } from "react-router";
import type { FilmCard } from "../../../../src/contract/index.ts";
import { Poster } from "../../../components/Poster.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useWords } from "../../../i18n/index.ts";

type FilmCellProps = {
  /** Null while its page is being loaded. */
  film: FilmCard | null;
  place: number;
  isTabStop: boolean;
  onFocus: (place: number) => void;
  focusRef: RefCallback<HTMLElement> | null;
};

export const FilmCell = memo(function FilmCell({ film, place, isTabStop, onFocus, focusRef }: FilmCellProps) {
  if (!film) return <CellShape />;
  return (
    <Link
      ref={focusRef}
      to={`/films/${film.id}`}
      tabIndex={isTabStop ? 0 : -1}
      className="group block rounded-lg outline-offset-4"
      onFocus={() => onFocus(place)}
    >
      <div className="relative">
        <Poster
          title={film.title}
          year={film.year}
          picture={film.poster}
          className="shadow-md ring-1 ring-white/5 transition group-hover:brightness-110 group-hover:ring-white/25"
        />
        <Corner film={film} />
      </div>
      <span className="mt-1.5 block truncate text-sm leading-5 font-medium">{film.title}</span>
      <span className="block truncate text-xs leading-4 text-quiet">{film.year ?? " "}</span>
    </Link>
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

/** Top right: my rating, else the tick; while nobody knows the film, that it is being looked for. */
function Corner({ film }: { film: FilmCard }) {
  const words = useWords("library");
  const formats = useFormats();
  const look =
    "absolute top-1.5 right-1.5 flex items-center gap-1 rounded-full bg-black/70 px-1.5 py-0.5 text-xs font-semibold text-white";

  if (film.userRating !== null) {
    const value = formats.number(film.userRating);
    return (
      <span className={look}>
        <Star aria-hidden className="size-3 fill-[#f3b557] text-[#f3b557]" />
        <span aria-hidden>{value}</span>
        <span className="sr-only">{words("myRating", { value })}</span>
      </span>
    );
  }
  if (film.watched) {
    return (
      <span className={look}>
        <CircleCheck aria-hidden className="size-3.5" />
        <span className="sr-only">{words("seen")}</span>
      </span>
    );
  }
  if (film.state === "unidentified") {
    return (
      <span className={look}>
        <LoaderCircle aria-hidden className="size-3.5" />
        <span className="sr-only">{words("unidentified")}</span>
      </span>
    );
  }
  return null;
}
