import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import type { FilmCard } from "../../../../src/contract/index.ts";
import { Button } from "../../../components/Button.tsx";
import { StarRating } from "../../../components/StarRating.tsx";
import { digitOf, useShortcuts } from "../../../components/shortcuts.ts";
import { useDigitKeys } from "../../../components/useDigitKeys.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useRatingSession } from "../hooks/useRatingSession.ts";
import { PosterStack } from "./PosterStack.tsx";

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
  const formats = useFormats();
  const session = useRatingSession(films);
  const { current, next } = session;
  /** Chosen with the arrow keys and not confirmed yet. */
  const [chosen, setChosen] = useState<number | null>(null);

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
      {current && <PosterStack current={current} next={next} onSwipeLeft={pass} onSwipeRight={back} />}
      <div className="grow basis-72">
        <h2 id="session" className="text-lg font-semibold">
          {isEnough ? t("enough") : t("session", { count: missing, number: formats.number(missing) })}
        </h2>
        <p className="mb-4 text-sm text-quiet">{t(isEnough ? "enoughText" : "sessionText")}</p>
        <p aria-live="polite" className="text-xl font-semibold">
          {current ? current.title : t("sessionDone")}{" "}
          <span className="font-normal text-quiet">{current?.year ?? ""}</span>
        </p>
        {current && <RatingForm value={chosen ?? session.given} chosen={chosen} onChoose={setChosen} onRate={give} />}
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

type RatingFormProps = {
  value: number | null;
  /** Chosen with the arrow keys and not confirmed yet. */
  chosen: number | null;
  onChoose: (value: number) => void;
  onRate: (value: number) => void;
};

/** Stars: a press rates, the arrow keys choose, and Enter confirms. */
function RatingForm({ value, chosen, onChoose, onRate }: RatingFormProps) {
  const tFilm = useTranslations("film");
  const formats = useFormats();
  return (
    <form
      className="mt-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== null) onRate(chosen);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && event.target instanceof HTMLInputElement && chosen !== null) onRate(chosen);
      }}
    >
      <StarRating
        label={tFilm("rating")}
        value={value}
        labelOf={(stars) => tFilm("rate", { value: formats.number(stars) })}
        onRate={(stars, isPressed) => (isPressed ? onRate(stars) : onChoose(stars))}
      />
    </form>
  );
}
