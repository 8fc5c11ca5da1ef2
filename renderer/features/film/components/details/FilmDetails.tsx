import type { ReactNode } from "react";
import type { FilmDetail } from "../../../../../src/contract/index.ts";
import { type Formats, useFormats } from "../../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../../i18n/index.ts";
import { ByCountry } from "./ByCountry.tsx";
import { FilmLinks } from "./FilmLinks.tsx";
import { Keywords } from "./Keywords.tsx";
import { OtherRatings } from "./OtherRatings.tsx";
import { Studios } from "./Studios.tsx";
import { Tags } from "./Tags.tsx";

/** TMDB's word for a film that came out, which needs no line. */
const RELEASED = "Released";

/** What providers state of how the film was made and released. Nothing is shown where nothing is known. */
export function FilmDetails({ film }: { film: FilmDetail }) {
  const t = useTranslations("filmFacts");
  const rows = useDetailRows(film).filter(({ value }) => value !== null);
  if (rows.length === 0 && film.tags.length + film.keywords.length === 0 && film.links.length === 0) return null;
  return (
    <section aria-labelledby="details">
      <h2 id="details" className="mb-3 text-lg font-semibold">
        {t("details")}
      </h2>
      {rows.length > 0 && (
        <dl className="grid grid-cols-[repeat(auto-fill,minmax(min(11rem,100%),1fr))] gap-x-8 gap-y-4">
          {rows.map(({ key, value }) => (
            <div key={key} className="min-w-0">
              <dt className="text-sm text-quiet">{t(key)}</dt>
              <dd className="break-words first-letter:uppercase">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <Tags tags={film.tags} />
      <Keywords keywords={film.keywords} />
      <FilmLinks links={film.links} />
    </section>
  );
}

type DetailKey =
  | "releaseDate"
  | "certification"
  | "originalLanguage"
  | "spokenLanguages"
  | "countries"
  | "studios"
  | "otherRatings"
  | "budget"
  | "revenue"
  | "status";

/** A value of null: not known. */
function useDetailRows(film: FilmDetail): readonly { key: DetailKey; value: ReactNode }[] {
  const formats = useFormats();
  const statusName = useTermTranslation("releaseStatuses");
  const dates = film.releaseDates.map(({ country, date }) => ({ country, value: formats.day(date) }));
  const certifications = film.certifications.map(({ country, certification }) => ({ country, value: certification }));
  return [
    { key: "releaseDate", value: byCountry(film.releaseDate && formats.day(film.releaseDate), dates) },
    { key: "certification", value: byCountry(film.certification, certifications) },
    { key: "originalLanguage", value: film.originalLanguage && formats.languageLabel(film.originalLanguage) },
    { key: "spokenLanguages", value: spokenLanguages(film, formats) },
    { key: "countries", value: film.countries.map(({ name }) => name).join(", ") || null },
    { key: "studios", value: film.studios.length > 0 ? <Studios studios={film.studios} /> : null },
    { key: "otherRatings", value: film.otherRatings.length > 0 ? <OtherRatings ratings={film.otherRatings} /> : null },
    { key: "budget", value: film.budget && formats.usDollars(film.budget) },
    { key: "revenue", value: film.revenue && formats.usDollars(film.revenue) },
    { key: "status", value: film.status === RELEASED || film.status === null ? null : statusName(film.status) },
  ];
}

function byCountry(own: string | null, rows: readonly { readonly country: string; readonly value: string }[]) {
  return own === null && rows.length === 0 ? null : <ByCountry own={own} rows={rows} />;
}

/** Only where they say more than the original language does. */
function spokenLanguages({ spokenLanguages, originalLanguage }: FilmDetail, formats: Formats): string | null {
  const isSame = spokenLanguages.every(({ code }) => code === originalLanguage);
  return isSame ? null : spokenLanguages.map(({ code }) => formats.languageName(code)).join(", ");
}
