import { Link } from "react-router";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { useIsKid } from "../../../api/session.ts";
import { Badge } from "../../../components/Badge.tsx";
import { dragOutProps } from "../../../components/dragOut.ts";
import { Poster } from "../../../components/Poster.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import { ArtworkButton } from "../../artwork/index.ts";
import { badgesOf } from "../fileBadges.ts";
import { EditButton } from "./EditButton.tsx";
import { FilmActions } from "./FilmActions.tsx";
import { FilmTitle } from "./FilmTitle.tsx";
import { RefreshButton } from "./refresh/RefreshButton.tsx";

const SECONDS_A_MINUTE = 60;
const AWAY: ReadonlySet<string> = new Set(["missing", "offline"]);

export function Heading({ film }: { film: FilmDetail }) {
  const t = useTranslations("film");
  const isKid = useIsKid();
  const formats = useFormats();
  const providerName = useTermTranslation("providers");
  const directors = film.credits.filter((credit) => credit.job.toLowerCase() === "director");
  const [file] = film.files;
  const seconds = film.runtimeMinutes ? film.runtimeMinutes * SECONDS_A_MINUTE : (file?.durationSeconds ?? null);
  const facts = [
    film.year,
    film.certification,
    seconds && formats.duration(seconds),
    film.genres.join(", "),
    film.countries.map(({ name }) => name).join(", "),
  ].filter(Boolean);

  return (
    <div className="flex gap-8 max-sm:flex-col">
      <div className="group relative w-56 shrink-0 self-start max-sm:w-36">
        <div {...dragOutProps(film.files[0]?.id)}>
          <Poster
            title={film.title}
            year={film.year}
            image={film.poster}
            sizes="14rem"
            filmId={film.id}
            className="shadow-glow"
          />
        </div>
        <ArtworkButton film={film} />
      </div>
      <div className="min-w-0 self-end">
        <FilmTitle film={film} />
        {film.originalTitle && film.originalTitle !== film.title && (
          <p className="text-lg text-quiet">{film.originalTitle}</p>
        )}
        <p className="mt-2">{facts.join(" · ")}</p>
        {directors.length > 0 && (
          <p className="text-quiet">{t("by", { names: directors.map((person) => person.name).join(", ") })}</p>
        )}
        {film.ratings.average !== null && (
          <p className="text-sm text-quiet">
            {providerName(film.ratings.provider ?? "")}{" "}
            {t("average", {
              value: formats.number(film.ratings.average),
              votes: formats.number(film.ratings.votes ?? 0),
            })}
          </p>
        )}
        {file && film.files.every(({ state }) => AWAY.has(state)) && <p className="mt-3 text-danger">{t("allAway")}</p>}
        {!file && <p className="mt-3 text-quiet">{t("noFileHere")}</p>}
        <div className="mt-3 flex flex-wrap items-center gap-1.5">
          {file &&
            badgesOf(file, { mono: t("mono"), stereo: t("stereo") }).map((badge) => <Badge key={badge}>{badge}</Badge>)}
          <div className="flex flex-wrap items-center gap-3 sm:pl-1">
            <EditButton film={film} />
            <RefreshButton film={film} />
            {file && film.state === "identified" && !isKid && (
              <Link
                to={`/review?film=${film.id}`}
                className="inline-flex min-h-6 items-center rounded text-sm text-quiet underline-offset-4 hover:text-ink hover:underline"
              >
                {t("fixMatch")}
              </Link>
            )}
          </div>
        </div>
        {film.trailer && (
          <p className="mt-2 text-sm">
            <a
              href={film.trailer.url}
              target="_blank"
              rel="noreferrer"
              className="text-accent-text underline underline-offset-4"
            >
              {t("trailer")}
            </a>
          </p>
        )}
        <FilmActions film={film} seconds={seconds} />
      </div>
    </div>
  );
}
