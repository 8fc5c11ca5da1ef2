import { Play } from "lucide-react";
import type { FilmCard } from "../../src/contract/index.ts";
import type { FilmCardLabels } from "./useFilmCardLabels.ts";

type PlayButtonProps = {
  film: FilmCard;
  labels: FilmCardLabels;
  /** In a list, only the film that Tab reaches. */
  isTabStop?: boolean;
  onPlay: (filmId: number) => void;
};

/** Over a poster, in an element of class `group`: seen while the pointer or the keyboard is on the film. */
export function PlayButton({ film, labels, isTabStop = true, onPlay }: PlayButtonProps) {
  // A file that is missing or offline cannot be played.
  if (film.problem !== null) return null;
  const label = labels.play(film);
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      tabIndex={isTabStop ? 0 : -1}
      className="flex size-10 items-center justify-center rounded-full bg-black/75 text-white opacity-0 transition group-focus-within:opacity-100 group-hover:opacity-100 hover:bg-accent hover:text-accent-ink focus-visible:opacity-100"
      onClick={() => onPlay(film.id)}
      // The keys of the list are not those of this button.
      onKeyDown={(event) => (event.key === "Enter" || event.key === " ") && event.stopPropagation()}
    >
      <Play aria-hidden className="size-5 fill-current" />
    </button>
  );
}
