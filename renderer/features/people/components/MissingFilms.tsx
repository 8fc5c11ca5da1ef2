import type { PersonProfile } from "../../../../src/contract/index.ts";
import { Poster } from "../../../components/Poster.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";

/** Films of a person that are not in the library: greyed, each with a link to TMDB. */
export function MissingFilms({ films }: { films: PersonProfile["missingFilms"] }) {
  const t = useTranslations("people");
  const tFilm = useTranslations("film");
  const formats = useFormats();
  const jobWord = useTermTranslation("jobs");
  if (films.length === 0) return null;
  return (
    <section aria-labelledby="missing" className="mt-10">
      <h2 id="missing" className="mb-3 text-lg font-semibold">
        {t("missing")} <span className="font-normal text-quiet tabular-nums">{formats.number(films.length)}</span>
      </h2>
      <ul aria-labelledby="missing" className="grid grid-cols-[repeat(auto-fill,minmax(7rem,1fr))] gap-4">
        {films.map(({ tmdbId, title, year, poster, jobs, character }) => (
          <li key={tmdbId}>
            <a
              href={`https://www.themoviedb.org/movie/${tmdbId}`}
              target="_blank"
              rel="noreferrer"
              title={tFilm("atTmdb")}
              className="block rounded-lg hover:brightness-110"
            >
              <Poster title={title} year={year} image={poster} className="opacity-60 grayscale" />
              <span className="mt-1.5 block truncate text-sm font-medium">{title}</span>
              <span className="block truncate text-xs text-quiet">
                {[year, character ?? jobs.map((job) => jobWord(job)).join(", ")].filter(Boolean).join(" · ")}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
