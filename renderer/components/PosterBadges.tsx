import { CircleCheck, CircleQuestionMark, Star, TriangleAlert } from "lucide-react";
import type { FilmCard } from "../../src/contract/index.ts";
import type { FilmCardLabels } from "./useFilmCardLabels.ts";

const CHIP =
  "flex items-center gap-1 rounded-full bg-black/70 px-1.5 py-0.5 text-xs leading-4 font-semibold text-white";
const CORNER = `absolute top-1.5 right-1.5 ${CHIP}`;

type PosterBadgeProps = { film: FilmCard; labels: FilmCardLabels };

/** At the top right of a poster: the person's rating, or a tick if it was watched. */
export function WatchedBadge({ film, labels }: PosterBadgeProps) {
  if (film.userRating !== null) {
    const value = labels.number(film.userRating);
    return (
      <span className={CORNER}>
        <Star aria-hidden className="size-3 fill-[#f3b557] text-[#f3b557]" />
        <span aria-hidden>{value}</span>
        <span className="sr-only">{labels.myRating(value)}</span>
      </span>
    );
  }
  if (!film.watched) return null;
  return (
    <span className={CORNER}>
      <CircleCheck aria-hidden className="size-3.5" />
      <span className="sr-only">{labels.watched}</span>
    </span>
  );
}

/** At the top left: a problem of its files, or that the film is not identified yet. */
export function ProblemBadge({ film, labels }: PosterBadgeProps) {
  if (film.problem === null && film.state === "identified") return null;
  const text = film.problem === null ? labels.unidentified : labels.problem(film.problem);
  const Icon = film.problem === null ? CircleQuestionMark : TriangleAlert;
  return (
    <span className={`${CHIP} ${film.problem === null ? "" : "text-[#ffb4a6]"}`} title={text}>
      <Icon aria-hidden className="size-3.5" />
      <span className="sr-only">{text}</span>
    </span>
  );
}

/** How much of the film was played, along the lower edge of the poster. */
export function PosterProgress({ share }: { share: number }) {
  return (
    <span aria-hidden className="absolute inset-x-2 bottom-2 h-1 rounded-full bg-black/60">
      <span className="block h-full rounded-full bg-accent" style={{ width: `${100 * share}%` }} />
    </span>
  );
}
