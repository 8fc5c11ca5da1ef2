import type { FilmCard } from "../../../../src/contract/index.ts";
import { Poster } from "../../../components/Poster.tsx";
import { useSwipe } from "../hooks/useSwipe.ts";

type PosterStackProps = {
  current: FilmCard;
  next: FilmCard | null;
  onSwipeLeft: () => void;
  onSwipeRight: () => void;
};

/** The current film's poster, which can be swiped aside, over the next one. */
export function PosterStack({ current, next, onSwipeLeft, onSwipeRight }: PosterStackProps) {
  const { offset, handlers } = useSwipe(onSwipeLeft, onSwipeRight);
  return (
    <div className="relative w-44 shrink-0">
      {next && (
        <div aria-hidden className="absolute inset-0 translate-x-3 -translate-y-2 rotate-3 opacity-50">
          <Poster title={next.title} year={next.year} image={next.poster} />
        </div>
      )}
      <div
        {...handlers}
        className="relative cursor-grab touch-pan-y select-none active:cursor-grabbing"
        style={{ transform: `translateX(${offset}px) rotate(${offset / 25}deg)` }}
      >
        <div key={current.id} className="pointer-events-none animate-rise">
          <Poster title={current.title} year={current.year} image={current.poster} className="shadow-float" />
        </div>
      </div>
    </div>
  );
}
