import { Check, CircleCheck, X } from "lucide-react";
import { useEffect, useState } from "react";
import type { FilmDetail, FilmEstimate } from "../../../../src/contract/index.ts";
import { Button } from "../../../components/Button.tsx";
import { EstimateLine } from "../../../components/EstimateLine.tsx";
import { StarRating } from "../../../components/StarRating.tsx";
import { digitOf, useShortcuts } from "../../../components/shortcuts.ts";
import { useDigitKeys } from "../../../components/useDigitKeys.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { PlaybackNote, PlayControls, usePlayableVersions } from "../../player/index.ts";
import { useRate, useWatched } from "../hooks/useFilm.ts";
import { ListToggles } from "./ListToggles.tsx";
import { ShareFilm } from "./ShareFilm.tsx";
import { SuggestLessToggles } from "./SuggestLessToggles.tsx";

const BEST = 5;

export function FilmActions({ film, seconds }: { film: FilmDetail; seconds: number | null }) {
  const t = useTranslations("film");
  const formats = useFormats();
  const { rating, rate } = useShownRating(film);
  const watched = useWatched(film.id);
  const playable = usePlayableVersions(film);
  const [file] = film.files;

  useDigitKeys((event) => {
    const digit = digitOf(event);
    if (digit !== null) rate(digit === 0 ? BEST : digit / 2);
  });
  useShortcuts({ w: () => watched.mutate(!film.watched) });

  return (
    <>
      <div className="mt-5 flex flex-wrap items-center gap-x-5 gap-y-3">
        <PlayControls film={film} playable={playable} />
        <div className="flex items-center gap-1">
          <StarRating
            label={t("rating")}
            value={rating}
            labelOf={(value) => t("rate", { value: formats.number(value) })}
            onRate={(value) => rate(value)}
          />
          <button
            type="button"
            aria-label={t("clearRating")}
            title={t("clearRating")}
            className={`rounded-lg p-1.5 text-quiet hover:bg-raised hover:text-ink ${rating === null ? "invisible" : ""}`}
            onClick={() => rate(null)}
          >
            <X aria-hidden className="size-4" />
          </button>
        </div>
        {rating === null && film.estimate && <FilmEstimateNote estimate={film.estimate} />}
        <Button
          className={film.watched ? "text-good" : ""}
          title={t(film.watched ? "markUnwatched" : "markWatched")}
          onClick={() => watched.mutate(!film.watched)}
        >
          {film.watched ? <CircleCheck aria-hidden className="size-5" /> : <Check aria-hidden className="size-5" />}
          {t(film.watched ? "watched" : "markWatched")}
        </Button>
        <ListToggles film={film} />
        <SuggestLessToggles film={film} />
        <ShareFilm film={film} />
        {file && seconds && (
          <p className="text-sm text-quiet">
            {t("ends", { time: formats.timeOfDay(new Date(Date.now() + seconds * 1_000)) })}
          </p>
        )}
      </div>
      <PlaybackNote playable={playable} />
    </>
  );
}

/** The estimate, and what estimated it. */
function FilmEstimateNote({ estimate }: { estimate: FilmEstimate }) {
  const t = useTranslations("film");
  const formats = useFormats();
  const source = t(`estimatedBy_${estimate.model}`, { version: String(estimate.modelVersion ?? "") });
  const margin = t("estimateMargin", { stars: formats.number(Math.round(estimate.margin * 10) / 10) });
  return (
    <div title={`${source} ${margin}`}>
      <EstimateLine estimate={estimate} />
      <p className="sr-only">{`${source} ${margin}`}</p>
    </div>
  );
}

/** The rating as state of the component, so that a press on a star shows at once. */
function useShownRating(film: FilmDetail) {
  const kept = useRate(film.id);
  const [rating, setRating] = useState(film.userRating);
  useEffect(() => setRating(film.userRating), [film.userRating]);

  const rate = (value: number | null) => {
    setRating(value);
    kept.mutate(value);
  };
  return { rating, rate };
}
