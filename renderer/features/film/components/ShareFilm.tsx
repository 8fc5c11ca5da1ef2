import type { FilmDetail } from "../../../../src/contract/index.ts";
import { titleWithYear } from "../../../components/titleWithYear.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { drawFilmPicture } from "../../../pictures/drawFilmPicture.ts";
import { SharePicture } from "../../../pictures/SharePicture.tsx";
import { cssAccent } from "../accent/accentStyle.ts";

const SECONDS_PER_MINUTE = 60;
const GENRES = 3;

/** The film as a picture: poster, title, directors, duration, the person's rating and what it is about. */
export function ShareFilm({ film }: { film: FilmDetail }) {
  const t = useTranslations("film");
  const { decimal, duration } = useFormats();
  const { userRating, runtimeMinutes } = film;
  const directors = film.credits.filter(({ job }) => job.toLowerCase() === "director").map(({ name }) => name);

  const draw = () =>
    drawFilmPicture({
      title: film.title,
      facts: [
        film.year,
        runtimeMinutes && duration(runtimeMinutes * SECONDS_PER_MINUTE),
        film.genres.slice(0, GENRES).join(", "),
      ]
        .filter(Boolean)
        .join(" · "),
      credit: directors.length > 0 ? t("by", { names: directors.join(", ") }) : "",
      rating: userRating === null ? null : { stars: userRating, label: decimal(userRating, 1) },
      text: film.overview ?? "",
      posterUrl: film.poster && largest(film.poster.url),
      backdropUrl: film.backdrop?.url ?? null,
      colours: cssAccent(film, document.documentElement.dataset.theme === "light" ? "light" : "dark"),
    });

  return <SharePicture size="icon" fileName={titleWithYear(film)} draw={draw} />;
}

/** The address of the widest image that the engine keeps. */
const largest = (url: string): string => url.replace(/\/\d+(?=\?|$)/, "/780");
