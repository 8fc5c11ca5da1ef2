import type { ReactNode } from "react";
import type { YearInReview } from "../../../../src/contract/index.ts";
import { BarChart } from "../../../components/BarChart.tsx";
import { ColumnChart } from "../../../components/ColumnChart.tsx";
import { FilmLink } from "../../../components/FilmLink.tsx";
import { Poster } from "../../../components/Poster.tsx";
import { filterUrl, fromQuery } from "../../../filmFilter/filter.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";

type Viewing = YearInReview["best"][number];
const MINUTES_PER_HOUR = 60;

/** The numbers of a year, its first, last and best films, and whom they are by. */
export function YearSummary({ review }: { review: YearInReview }) {
  const t = useTranslations("year");
  const { first, last, best } = review;
  return (
    <div className="space-y-8">
      <Figures review={review} />
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        {first && <Moment title={t("first")} viewing={first} />}
        {last && review.viewings > 1 && (
          <Moment title={t(review.year === new Date().getFullYear() ? "lastSoFar" : "last")} viewing={last} />
        )}
      </div>
      {best.length > 0 && (
        <section aria-labelledby="best">
          <h2 id="best" className="mb-3 text-lg font-semibold">
            {t("best")}
          </h2>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(8rem,1fr))] gap-4">
            {best.map((viewing) => (
              <li key={`${viewing.title} ${viewing.year}`}>
                <ViewingCard viewing={viewing} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Charts review={review} />
    </div>
  );
}

function Figures({ review }: { review: YearInReview }) {
  const t = useTranslations("year");
  const { number } = useFormats();
  const figures = [
    [t("films"), number(review.films)],
    [t("viewings"), number(review.viewings)],
    [t("rewatches"), number(review.rewatches)],
    [t("hours"), number(Math.round(review.minutes / MINUTES_PER_HOUR))],
  ] as const;
  return (
    <div>
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(8rem,1fr))] gap-3">
        {figures.map(([name, value]) => (
          <div key={name} className="card p-4">
            <dt className="text-xs text-quiet">{name}</dt>
            <dd className="text-2xl font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {review.withoutLength > 0 && (
        <p className="mt-2 text-sm text-quiet">
          {t("withoutLength", { count: review.withoutLength, number: number(review.withoutLength) })}
        </p>
      )}
    </div>
  );
}

function Moment({ title, viewing }: { title: string; viewing: Viewing }) {
  const { day } = useFormats();
  const { filmId, film, title: name, year, watchedOn } = viewing;
  return (
    <section aria-label={title} className="card flex gap-4 p-4">
      <LinkToFilm filmId={filmId} className="w-20 shrink-0 rounded-lg hover:brightness-110" isTabStop={false}>
        <Poster title={name} year={year} image={film?.poster ?? null} sizes="5rem" />
      </LinkToFilm>
      <div className="min-w-0">
        <h2 className="text-sm text-quiet">{title}</h2>
        <p className="font-semibold">
          <LinkToFilm filmId={filmId} className="rounded hover:underline">
            {name}
          </LinkToFilm>
        </p>
        <p className="text-sm text-quiet">{day(watchedOn)}</p>
      </div>
    </section>
  );
}

function ViewingCard({ viewing: { filmId, film, title, year, stars } }: { viewing: Viewing }) {
  const t = useTranslations("year");
  const { number } = useFormats();
  return (
    <LinkToFilm filmId={filmId} className="block rounded-lg hover:brightness-110">
      <Poster title={title} year={year} image={film?.poster ?? null} sizes="9rem" />
      <span className="mt-1.5 block truncate text-sm font-medium">{title}</span>
      {stars !== null && (
        <span className="block text-xs text-quiet">{t("stars", { count: stars, number: number(stars) })}</span>
      )}
    </LinkToFilm>
  );
}

type LinkToFilmProps = {
  filmId: number | null;
  className: string;
  /** Of two links to one film the keyboard visits one. */
  isTabStop?: boolean;
  children: ReactNode;
};

/** A film that is not in the library has no page. */
function LinkToFilm({ filmId, className, isTabStop = true, children }: LinkToFilmProps) {
  if (filmId === null) return <span className={className}>{children}</span>;
  return (
    <FilmLink filmId={filmId} className={className} isTabStop={isTabStop}>
      {children}
    </FilmLink>
  );
}

function Charts({ review: { year, months, genres, directors, actors } }: { review: YearInReview }) {
  const t = useTranslations("year");
  const { number, locale } = useFormats();
  const long = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
  const short = new Intl.DateTimeFormat(locale, { month: "narrow", timeZone: "UTC" });
  const watched = { watchedFrom: `${year}-01-01`, watchedTo: `${year}-12-31` };
  const people = (title: string, rows: YearInReview["actors"], filter: "director" | "actor") => (
    <BarChart
      title={title}
      rows={rows.map(({ personId, name, count }) => ({
        name,
        to: filterUrl(fromQuery({ ...watched, [filter]: [personId] })),
        value: count,
        valueLabel: number(count),
      }))}
    />
  );
  return (
    <div className="grid grid-cols-1 gap-4 md:grid-cols-3">
      <ColumnChart
        title={t("months")}
        parts={[t("viewings")]}
        format={number}
        columns={months.map((count, month) => {
          const day = new Date(Date.UTC(year, month, 1));
          return { name: long.format(day), short: short.format(day), values: [count] };
        })}
      />
      {people(t("directors"), directors, "director")}
      {people(t("actors"), actors, "actor")}
      <BarChart
        title={t("genres")}
        rows={genres.map(({ name, count }) => ({
          name,
          to: filterUrl(fromQuery({ ...watched, genre: [name] })),
          value: count,
          valueLabel: number(count),
        }))}
      />
    </div>
  );
}
