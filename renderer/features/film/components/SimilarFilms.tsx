import type { SimilarFilm as SimilarFilmCard } from "../../../../src/contract/index.ts";
import { FilmLink } from "../../../components/FilmLink.tsx";
import { Poster } from "../../../components/Poster.tsx";
import { ProblemNote } from "../../../components/ProblemNote.tsx";
import { useBatchTiming } from "../../../components/useBatchTiming.ts";
import { useNextPage } from "../../../components/useNextPage.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useSimilarFilms } from "../hooks/useFilm.ts";

/** A shelf that loads more films as it is scrolled. Films of the library come first. */
export function SimilarFilms({ filmId }: { filmId: number }) {
  const t = useTranslations("film");
  const similar = useSimilarFilms(filmId);
  const films = similar.data?.pages.flatMap((page) => page.items) ?? [];
  useBatchTiming("similar", similar.data?.pages.length ?? 0, similar.isFetchingNextPage);
  const lastRef = useNextPage(similar);

  return (
    <section aria-labelledby="similar">
      <h2 id="similar" className="mb-3 text-lg font-semibold">
        {t("similar")}
      </h2>
      {similar.isError && films.length === 0 && (
        <ProblemNote error={similar.error} onRetry={() => void similar.refetch()} />
      )}
      {similar.isSuccess && films.length === 0 && <p className="text-quiet">{t("similarNone")}</p>}
      <ul className="-mx-2 flex gap-4 overflow-x-auto px-2 pt-1 pb-3">
        {similar.isPending && SHAPES.map((shape) => <li key={shape} className="skeleton aspect-2/3 w-32 shrink-0" />)}
        {films.map((film, index) => (
          <li key={film.tmdbId} className="w-32 shrink-0" ref={index === films.length - 1 ? lastRef : null}>
            <SimilarFilm film={film} />
          </li>
        ))}
      </ul>
      {similar.isFetchNextPageError && (
        <ProblemNote error={similar.error} onRetry={() => void similar.fetchNextPage()} />
      )}
    </section>
  );
}

const SHAPES = [1, 2, 3, 4, 5, 6, 7];

function SimilarFilm({ film }: { film: SimilarFilmCard }) {
  const t = useTranslations("film");
  const shown = (
    <>
      <span className="relative block">
        <Poster
          title={film.title}
          year={film.year}
          image={film.poster}
          className={film.inLibrary ? "" : "opacity-60"}
        />
      </span>
      <span className="mt-1.5 block truncate text-sm font-medium">{film.title}</span>
      <span className="block text-xs text-quiet">
        {film.year ?? " "}
        {!film.inLibrary && <> · {t("notOwned")}</>}
      </span>
    </>
  );
  if (film.filmId === null)
    return (
      <a
        href={`https://www.themoviedb.org/movie/${film.tmdbId}`}
        target="_blank"
        rel="noreferrer"
        title={t("atTmdb")}
        className="block rounded-lg hover:brightness-110"
      >
        {shown}
      </a>
    );
  return <FilmLink filmId={film.filmId}>{shown}</FilmLink>;
}
