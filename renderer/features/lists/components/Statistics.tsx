import { Link } from "react-router";
import { ProblemNote } from "../../../components/ProblemNote.tsx";
import { filterUrl, fromQuery, yearsOfDecade } from "../../../filmFilter/filter.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useLanguage, useTranslations } from "../../../i18n/index.ts";
import { useStatistics } from "../hooks/useLists.ts";
import { BarChart } from "./BarChart.tsx";
import { ColumnChart } from "./ColumnChart.tsx";

/** What the library is made of, and what one saw of it. */
export function Statistics() {
  const t = useTranslations("lists");
  const tLibrary = useTranslations("library");
  const formats = useFormats();
  const language = useLanguage();
  const statistics = useStatistics();
  if (statistics.isError && !statistics.data)
    return <ProblemNote error={statistics.error} onRetry={() => void statistics.refetch()} />;
  if (!statistics.data) return null;
  const { films, watched, rated, meanRating, hours, watchedHours, ...found } = statistics.data;
  const number = formats.number;
  const countries = new Intl.DisplayNames(language, { type: "region" });
  const month = new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" });
  const shortMonth = new Intl.DateTimeFormat(language, { month: "narrow", timeZone: "UTC" });
  const toPerson = ({ personId, name, count }: { personId: number; name: string; count: number }) => ({
    name,
    link: (
      <Link to={`/people/${personId}`} className="hover:underline">
        {name}
      </Link>
    ),
    value: count,
    valueLabel: number(count),
  });
  const figures = [
    [t("films"), number(films)],
    [t("seen"), number(watched)],
    [t("rated"), number(rated)],
    [t("mean"), meanRating === null ? "–" : t("outOfFive", { value: formats.decimal(meanRating, 2) })],
    [t("hours"), number(Math.round(hours))],
    [t("watchedHours"), number(Math.round(watchedHours))],
  ] as const;
  return (
    <section aria-labelledby="statistics">
      <h2 id="statistics" className="mb-3 text-lg font-semibold">
        {t("statistics")}
      </h2>
      <dl className="mb-4 grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-3">
        {figures.map(([name, value]) => (
          <div key={name} className="card p-4">
            <dt className="text-xs text-quiet">{name}</dt>
            <dd className="text-xl font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        <ColumnChart
          title={t("ratingCurve")}
          parts={[t("rated")]}
          format={number}
          columns={found.ratings.map((count, at) => ({
            name: t("stars", { count: (at + 1) / 2, number: number((at + 1) / 2) }),
            short: number((at + 1) / 2),
            values: [count],
          }))}
        />
        <BarChart
          title={t("decades")}
          rows={found.decades.map(({ from, count, watched: seen }) => ({
            name: tLibrary("decadeOf", { from }),
            link: (
              <Link to={filterUrl({ ...fromQuery({}), ...yearsOfDecade(from) })} className="hover:underline">
                {tLibrary("decadeOf", { from })}
              </Link>
            ),
            value: count,
            part: seen,
            valueLabel: number(count),
            note: `${number(seen)} ${t("watchedPart")}`,
          }))}
        />
        <BarChart
          title={t("genres")}
          rows={found.genres.map(({ name, count, meanRating: mean }) => ({
            name,
            link: (
              <Link to={`/?genre=${encodeURIComponent(name)}`} className="hover:underline">
                {name}
              </Link>
            ),
            value: count,
            valueLabel: number(count),
            note: mean === null ? undefined : t("meanOf", { value: formats.decimal(mean, 1) }),
          }))}
        />
        <BarChart
          title={t("countries")}
          rows={found.countries.map(({ name, count }) => ({
            name: /^[A-Z]{2}$/.test(name) ? (countries.of(name) ?? name) : name,
            value: count,
            valueLabel: number(count),
          }))}
        />
        <BarChart title={t("directors")} rows={found.directors.map(toPerson)} />
        <BarChart title={t("actors")} rows={found.actors.map(toPerson)} />
        <ColumnChart
          title={t("months")}
          parts={[t("added"), t("watchedPart")]}
          format={number}
          columns={found.months.map(({ month: name, added, watched: seen }) => ({
            name: month.format(new Date(`${name}-01T00:00:00Z`)),
            short: shortMonth.format(new Date(`${name}-01T00:00:00Z`)),
            values: [added, seen],
          }))}
        />
      </div>
    </section>
  );
}
