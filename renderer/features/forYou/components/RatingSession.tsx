import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import type { FilmCard } from "../../../../src/contract/index.ts";
import { Button } from "../../../components/Button.tsx";
import { Poster } from "../../../components/Poster.tsx";
import { StarRating } from "../../../components/StarRating.tsx";
import { digitOf, useShortcuts } from "../../../components/shortcuts.ts";
import { useDigitKeys } from "../../../components/useDigitKeys.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useRatingSession } from "../hooks/useRatingSession.ts";
import { useSwipe } from "../hooks/useSwipe.ts";

type RatingSessionProps = {
  films: readonly FilmCard[];
  /** How many ratings are missing until recommendations are personal. */
  missing: number;
  onClose: () => void;
};

const BEST = 5;

/** Rates films one after the other: a film can be skipped, and the last rating undone. */
export function RatingSession({ films, missing, onClose }: RatingSessionProps) {
  const t = useTranslations("forYou");
  const tFilm = useTranslations("film");
  const formats = useFormats();
  const session = useRatingSession(films);
  const { current, next } = session;
  /** Chosen with the arrow keys and not confirmed yet. */
  const [chosen, setChosen] = useState<number | null>(null);
  const { offset, handlers } = useSwipe(pass, back);

  function give(value: number): void {
    setChosen(null);
    session.rate(value);
  }
  function pass(): void {
    setChosen(null);
    session.pass();
  }
  function back(): void {
    setChosen(null);
    session.back();
  }
  useDigitKeys((event) => {
    const digit = digitOf(event);
    if (digit !== null && current) give(digit === 0 ? BEST : digit / 2);
  });
  useShortcuts({ n: pass, z: back });

  const isEnough = missing === 0;
  return (
    <section aria-labelledby="session" className="card mb-8 flex flex-wrap items-center gap-8 p-6">
      {current && (
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
      )}
      <div className="grow basis-72">
        <h2 id="session" className="text-lg font-semibold">
          {isEnough ? t("enough") : t("session", { count: missing, number: formats.number(missing) })}
        </h2>
        <p className="mb-4 text-sm text-quiet">{t(isEnough ? "enoughText" : "sessionText")}</p>
        <p aria-live="polite" className="text-xl font-semibold">
          {current ? current.title : t("sessionDone")}{" "}
          <span className="font-normal text-quiet">{current?.year ?? ""}</span>
        </p>
        {current && (
          <form
            className="mt-2"
            onSubmit={(event) => {
              event.preventDefault();
              if (chosen !== null) give(chosen);
            }}
            onKeyDown={(event) => {
              if (event.key === "Enter" && event.target instanceof HTMLInputElement && chosen !== null) give(chosen);
            }}
          >
            <StarRating
              label={tFilm("rating")}
              value={chosen ?? session.given}
              labelOf={(value) => tFilm("rate", { value: formats.number(value) })}
              onRate={(value, isPressed) => (isPressed ? give(value) : setChosen(value))}
            />
          </form>
        )}
        <div className="mt-4 flex flex-wrap items-center gap-3">
          {current && (
            <Button size="small" aria-keyshortcuts="N" onClick={pass}>
              {t("notSeen")}
            </Button>
          )}
          {session.canGoBack && (
            <Button size="small" variant="plain" aria-keyshortcuts="Z" onClick={back}>
              <ArrowLeft aria-hidden className="size-4" />
              {t("sessionBack")}
            </Button>
          )}
          {(isEnough || !current) && (
            <Button size="small" variant="primary" onClick={onClose}>
              {t("showSuggestions")}
            </Button>
          )}
        </div>
        {current && <p className="mt-4 text-xs text-quiet">{t("sessionKeys")}</p>}
      </div>
    </section>
  );
}
