import type { FilmDetail } from "../../../../src/contract/index.ts";
import { titleWithYear } from "../../../components/titleWithYear.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { Picture } from "../../../pictures/drawPicture.ts";
import { SharePicture } from "../../../pictures/SharePicture.tsx";

const SECONDS_PER_MINUTE = 60;

/** The film as a picture: poster, title, directors, duration and the person's rating. */
export function ShareFilm({ film }: { film: FilmDetail }) {
  const t = useTranslations("film");
  const { number, duration } = useFormats();
  const { userRating, runtimeMinutes } = film;

  const picture = (): Picture => ({
    title: titleWithYear(film),
    subtitle: film.credits
      .filter(({ job }) => job.toLowerCase() === "director")
      .map(({ name }) => name)
      .join(", "),
    figures: [
      ...(userRating === null ? [] : [{ value: `★ ${number(userRating)}`, label: t("rating") }]),
      ...(runtimeMinutes === null
        ? []
        : [{ value: duration(runtimeMinutes * SECONDS_PER_MINUTE), label: film.genres.slice(0, 2).join(", ") }]),
    ],
    posters: [{ url: film.poster && largest(film.poster.url), title: film.title }],
  });

  return <SharePicture size="icon" fileName={titleWithYear(film)} picture={picture} />;
}

/** The address of the widest image that the engine keeps. */
const largest = (url: string): string => url.replace(/\/\d+(?=\?|$)/, "/780");
