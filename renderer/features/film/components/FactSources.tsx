import type { FilmDetail } from "../../../../src/contract/index.ts";
import { DataTable } from "../../../components/DataTable.tsx";
import { Disclosure } from "../../../components/Disclosure.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";

/** The provider of each fact, and how complete the facts are. */
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
      <DataTable
        rows={Object.entries(film.sources)}
        rowKey={([field]) => field}
        columns={[
          { key: "field", title: t("field"), className: "w-1/2", cell: ([field]) => fieldWord(field) },
          { key: "source", title: t("source"), cell: ([, provider]) => providerName(provider) },
        ]}
      />
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
