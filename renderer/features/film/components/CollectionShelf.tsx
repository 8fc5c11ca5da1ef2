import { Link } from "react-router";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { FilmLink } from "../../../components/FilmLink.tsx";
import { Poster } from "../../../components/Poster.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";

type Part = NonNullable<FilmDetail["collection"]>["parts"][number];

/** The films of the collection by release; those that are not in the library are greyed and lead to TMDB. */
export function CollectionShelf({ film }: { film: FilmDetail }) {
  const t = useTranslations("filmFacts");
  const formats = useFormats();
  const { collection } = film;
  if (!collection || collection.parts.length < 2) return null;
  const owned = collection.parts.filter(({ inLibrary }) => inLibrary).length;
  return (
    <section aria-labelledby="collection">
      <div className="mb-3 flex flex-wrap items-baseline gap-x-4">
        <h2 id="collection" className="text-lg font-semibold">
          <Link
            to={`/?collection=${encodeURIComponent(collection.id)}&sort=year&order=asc`}
            className="rounded underline-offset-4 hover:underline"
          >
            {collection.name}
          </Link>
        </h2>
        <p className="text-sm text-quiet">
          {t("collectionOwned", {
            owned: formats.number(owned),
            all: formats.number(collection.parts.length),
          })}
        </p>
      </div>
      <ul className="-mx-2 flex gap-4 overflow-x-auto px-2 pt-1 pb-3">
        {collection.parts.map((part) => (
          <li key={part.tmdbId ?? part.filmId} className="w-32 shrink-0">
            <CollectionFilm part={part} isCurrent={part.filmId === film.id} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function CollectionFilm({ part, isCurrent }: { part: Part; isCurrent: boolean }) {
  const t = useTranslations("filmFacts");
  const tFilm = useTranslations("film");
  const note = part.inLibrary ? (isCurrent ? t("thisFilm") : null) : tFilm("notOwned");
  const shown = (
    <>
      <span className="relative block">
        <Poster
          title={part.title}
          year={part.year}
          image={part.poster}
          sizes="8rem"
          className={part.inLibrary ? "" : "opacity-60 grayscale"}
        />
      </span>
      <span className="mt-1.5 block truncate text-sm font-medium">{part.title}</span>
      <span className="block text-xs text-quiet">
        {part.year ?? " "}
        {note && <> · {note}</>}
      </span>
    </>
  );
  if (part.filmId === null)
    return (
      <a
        href={`https://www.themoviedb.org/movie/${part.tmdbId}`}
        target="_blank"
        rel="noreferrer"
        title={tFilm("atTmdb")}
        className="block rounded-lg hover:brightness-110"
      >
        {shown}
      </a>
    );
  return (
    <FilmLink filmId={part.filmId} isCurrent={isCurrent}>
      {shown}
    </FilmLink>
  );
}
