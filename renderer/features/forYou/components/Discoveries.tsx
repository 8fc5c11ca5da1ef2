import { useQuery } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { useTranslations } from "../../../i18n/index.ts";

const SHOWN = 40;

/** Recommended films that are not in the library, each with its reason and a link. */
export function Discoveries() {
  const t = useTranslations("forYou");
  const { data, isPending } = useQuery(api.films.discoveries.queryOptions({ input: { limit: SHOWN } }));
  if (isPending) return null;
  if (!data || data.items.length === 0) return <p className="card p-5 text-quiet">{t("discoveriesNone")}</p>;
  return (
    <ul aria-label={t("toGet")} className="grid gap-3 sm:grid-cols-2">
      {data.items.map(({ title, year, tmdbId, imdbId, reason }) => (
        <li key={`${title} ${year} ${tmdbId}`} className="card p-4">
          <p className="font-medium">
            {title} <span className="font-normal text-quiet">{year ?? ""}</span>
          </p>
          <p className="text-sm text-accent-text">{reason}</p>
          {(tmdbId !== null || imdbId !== null) && (
            <a
              className="text-sm text-quiet underline underline-offset-4"
              href={
                tmdbId === null ? `https://www.imdb.com/title/${imdbId}/` : `https://www.themoviedb.org/movie/${tmdbId}`
              }
              target="_blank"
              rel="noreferrer"
            >
              {tmdbId === null ? "IMDb" : "TMDB"}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
