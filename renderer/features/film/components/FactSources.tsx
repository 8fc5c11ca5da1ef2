import type { FilmDetail } from "../../../../src/contract/index.ts";
import { Disclosure } from "../../../components/Disclosure.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";

/** Each fact's provider, and how much of a film's card is filled. */
export function FactSources({ film }: { film: FilmDetail }) {
  const t = useTranslations("film");
  const formats = useFormats();
  const providerName = useTermTranslation("providers");
  const fieldWord = useTermTranslation("fields");
  const { tmdb, imdb, wikidata } = film.externalIds;
  const elsewhere = [
    tmdb && { name: "TMDB", url: `https://www.themoviedb.org/movie/${tmdb}` },
    imdb && { name: "IMDb", url: `https://www.imdb.com/title/${imdb}/` },
    wikidata && { name: "Wikidata", url: `https://www.wikidata.org/wiki/${wikidata}` },
  ].filter((link) => !!link);

  return (
    <Disclosure title={t("sources")} aside={t("completeness", { percent: formats.percent(film.completeness) })}>
      <table className="w-full text-left text-sm">
        <thead className="text-quiet">
          <tr>
            <th scope="col" className="w-1/2 py-1 font-medium">
              {t("field")}
            </th>
            <th scope="col" className="py-1 font-medium">
              {t("source")}
            </th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(film.sources).map(([field, provider]) => (
            <tr key={field} className="border-t border-line/60">
              <td className="py-1.5">{fieldWord(field)}</td>
              <td className="py-1.5">{providerName(provider)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {elsewhere.length > 0 && (
        <p className="mt-4 flex flex-wrap gap-4 text-sm">
          <span className="text-quiet">{t("elsewhere")}</span>
          {elsewhere.map(({ name, url }) => (
            <a
              key={name}
              href={url}
              target="_blank"
              rel="noreferrer"
              className="text-accent-text underline underline-offset-4"
            >
              {name}
            </a>
          ))}
        </p>
      )}
    </Disclosure>
  );
}
