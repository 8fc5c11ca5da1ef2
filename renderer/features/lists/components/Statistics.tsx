import { CalendarDays } from "lucide-react";
import { Link } from "react-router";
import type { Statistics as LibraryStatistics } from "../../../../src/contract/index.ts";
import { buttonClass } from "../../../components/Button.tsx";
import { ProblemNote } from "../../../components/ProblemNote.tsx";
import { Skeleton } from "../../../components/Skeleton.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useStatistics } from "../hooks/useLists.ts";
import { CountryChart, DecadeChart, GenreChart, PeopleChart } from "./StatisticsBars.tsx";
import { MonthChart, RatingChart } from "./StatisticsColumns.tsx";

const TOTALS_CLASS = "grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-3";

/** What the library consists of, and how much of it this person has watched and rated. */
export function Statistics() {
  const t = useTranslations("lists");
  const { data, isError, error, refetch } = useStatistics();
  if (isError && !data) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  // The import and the export below keep their place.
  if (!data) return <Skeleton count={6} className="h-20" arrangement={`h-150 content-start ${TOTALS_CLASS}`} />;
  return (
    <section aria-labelledby="statistics">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 id="statistics" className="text-lg font-semibold">
          {t("statistics")}
        </h2>
        <Link to="/year" className={buttonClass("quiet", "small")}>
          <CalendarDays aria-hidden className="size-4" />
          {t("yearInReview")}
        </Link>
      </div>
      <Totals statistics={data} />
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        <RatingChart ratings={data.ratings} />
        <DecadeChart decades={data.decades} />
        <GenreChart genres={data.genres} />
        <CountryChart countries={data.countries} />
        <PeopleChart title={t("directors")} people={data.directors} job="director" />
        <PeopleChart title={t("actors")} people={data.actors} job="actor" />
        <MonthChart months={data.months} />
      </div>
    </section>
  );
}

function Totals({ statistics }: { statistics: LibraryStatistics }) {
  const t = useTranslations("lists");
  const { number, decimal } = useFormats();
  const { films, watched, rated, meanRating, hours, watchedHours } = statistics;
  const totals = [
    [t("films"), number(films)],
    [t("seen"), number(watched)],
    [t("rated"), number(rated)],
    [t("mean"), meanRating === null ? "–" : t("outOfFive", { value: decimal(meanRating, 2) })],
    [t("hours"), number(Math.round(hours))],
    [t("watchedHours"), number(Math.round(watchedHours))],
  ] as const;
  return (
    <dl className={`mb-4 ${TOTALS_CLASS}`}>
      {totals.map(([name, value]) => (
        <div key={name} className="card p-4">
          <dt className="text-xs text-quiet">{name}</dt>
          <dd className="text-xl font-semibold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
