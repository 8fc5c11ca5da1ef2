import { Circle, CircleCheck, Play, X } from "lucide-react";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { desktop } from "../../../api/desktop.ts";
import { Button } from "../../../components/Button.tsx";
import { Stars } from "../../../components/Stars.tsx";
import { digitOf, useShortcuts } from "../../../components/shortcuts.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useWords } from "../../../i18n/index.ts";
import { useDigits } from "../hooks/useDigits.ts";
import { useRate, useWatched } from "../hooks/useFilm.ts";

const BEST = 5;

export function Actions({ film, seconds }: { film: FilmDetail; seconds: number | null }) {
  const words = useWords("film");
  const formats = useFormats();
  const rate = useRate(film.id);
  const watched = useWatched(film.id);
  const window = desktop();
  const [file] = film.files;

  useDigits((event) => {
    const digit = digitOf(event);
    if (digit !== null) rate.mutate(digit === 0 ? BEST : digit / 2);
  });
  useShortcuts({ w: () => watched.mutate(!film.watched) });

  return (
    <div className="mt-5 flex flex-wrap items-center gap-x-5 gap-y-3">
      {window && file && (
        <Button variant="primary" onClick={() => void window.openInPlayer(file.id)}>
          <Play aria-hidden className="size-5 fill-current" />
          {words("play")}
        </Button>
      )}
      <div className="flex items-center gap-1">
        <Stars
          label={words("rating")}
          value={film.userRating}
          nameOf={(value) => words("rate", { value: formats.number(value) })}
          onRate={(value) => rate.mutate(value)}
        />
        <button
          type="button"
          aria-label={words("clearRating")}
          title={words("clearRating")}
          className={`rounded-lg p-1.5 text-quiet hover:bg-raised hover:text-ink ${film.userRating === null ? "invisible" : ""}`}
          onClick={() => rate.mutate(null)}
        >
          <X aria-hidden className="size-4" />
        </button>
      </div>
      <Button
        aria-pressed={film.watched}
        className="aria-pressed:text-good"
        title={words(film.watched ? "markUnwatched" : "markWatched")}
        onClick={() => watched.mutate(!film.watched)}
      >
        {film.watched ? <CircleCheck aria-hidden className="size-5" /> : <Circle aria-hidden className="size-5" />}
        {words("watched")}
      </Button>
      {window && seconds && (
        <p className="text-sm text-quiet">
          {words("ends", { time: formats.clock(new Date(Date.now() + seconds * 1_000)) })}
        </p>
      )}
    </div>
  );
}
