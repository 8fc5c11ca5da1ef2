import { Play } from "lucide-react";
import { Link, useNavigate } from "react-router";
import type { Recommendation } from "../../../../src/contract/index.ts";
import { ArtworkImage } from "../../../components/ArtworkImage.tsx";
import { Button, buttonClass } from "../../../components/Button.tsx";
import { EstimateLine } from "../../../components/EstimateLine.tsx";
import { Poster } from "../../../components/Poster.tsx";
import { useSeenOnScreen } from "../../../components/useSeenOnScreen.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { playFilm } from "../../../navigation/playFilm.ts";

/** One film for tonight, with the reason why. */
export function Hero({ suggestion, onAnother }: { suggestion: Recommendation; onAnother: (() => void) | undefined }) {
  const t = useTranslations("home");
  const { film, backdrop, reason } = suggestion;
  const navigate = useNavigate();
  const seen = useSeenOnScreen(film.id);
  return (
    <section ref={seen} aria-labelledby="tonight" className="relative min-h-80 overflow-hidden">
      {backdrop && <ArtworkImage key={backdrop.url} image={backdrop} eager />}
      <div aria-hidden className="absolute inset-0 bg-linear-to-t from-ground via-ground/60 to-ground/10" />
      <div aria-hidden className="absolute inset-0 bg-linear-to-r from-ground/90 to-transparent" />
      <div className="relative gutter flex min-h-80 items-end gap-6 pt-6 pb-6">
        <Poster
          title={film.title}
          year={film.year}
          image={film.poster}
          className="w-36 shrink-0 shadow-float max-sm:hidden"
        />
        <div className="min-w-0">
          <p className="text-sm text-quiet">{t("tonight")}</p>
          <h2 id="tonight" className="truncate text-3xl font-semibold tracking-tight">
            {film.title}
          </h2>
          <p className="mt-1 text-quiet">{[film.year, film.genres.join(", ")].filter(Boolean).join(" · ")}</p>
          {film.estimate && <EstimateLine estimate={film.estimate} className="mt-1" />}
          <p className="mt-1 text-accent-text">{reason.text}</p>
          <p className="mt-4 flex flex-wrap gap-3 *:whitespace-nowrap">
            {film.problem === null && (
              <Button variant="primary" onClick={() => playFilm(navigate, film.id)}>
                <Play aria-hidden className="size-5 fill-current" />
                {t(film.progress === null ? "play" : "continue")}
              </Button>
            )}
            <Link to={`/films/${film.id}`} className={buttonClass()}>
              {t("look")}
            </Link>
            {onAnother && <Button onClick={onAnother}>{t("another")}</Button>}
          </p>
        </div>
      </div>
    </section>
  );
}
