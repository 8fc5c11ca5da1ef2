import type { Statistics as LibraryStatistics } from "../../../../src/contract/index.ts";
import { ColumnChart } from "../../../components/ColumnChart.tsx";
import { filterUrl, fromQuery } from "../../../filmFilter/filter.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";

/** @param ratings how many films have half a star, one star, and so on up to five */
export function RatingChart({ ratings }: Pick<LibraryStatistics, "ratings">) {
  const t = useTranslations("lists");
  const { number } = useFormats();
  if (ratings.every((count) => count === 0)) return null;
  return (
    <ColumnChart
      title={t("ratingCurve")}
      parts={[t("rated")]}
      format={number}
      columns={ratings.map((count, index) => {
        const stars = (index + 1) / 2;
        return {
          name: t("stars", { count: stars, number: number(stars) }),
          short: number(stars),
          values: [count],
          to: [filterUrl(fromQuery({ ratingFrom: stars, ratingTo: stars }))],
        };
      })}
    />
  );
}

export function MonthChart({ months }: Pick<LibraryStatistics, "months">) {
  const t = useTranslations("lists");
  const { number, locale } = useFormats();
  const long = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  const short = new Intl.DateTimeFormat(locale, { month: "narrow", timeZone: "UTC" });
  if (months.every(({ added, watched }) => added + watched === 0)) return null;
  return (
    <ColumnChart
      title={t("months")}
      parts={[t("added"), t("watchedPart")]}
      format={number}
      columns={months.map(({ month, added, watched }) => {
        const firstDay = new Date(`${month}-01T00:00:00Z`);
        const [from, to] = [`${month}-01`, lastDayOf(firstDay)];
        return {
          name: long.format(firstDay),
          short: short.format(firstDay),
          values: [added, watched],
          to: [
            filterUrl(fromQuery({ addedFrom: from, addedTo: to })),
            filterUrl(fromQuery({ watchedFrom: from, watchedTo: to })),
          ],
        };
      })}
    />
  );
}

/** The last day of the month that begins on this one, `YYYY-MM-DD`. */
function lastDayOf(firstDay: Date): string {
  return new Date(Date.UTC(firstDay.getUTCFullYear(), firstDay.getUTCMonth() + 1, 0)).toISOString().slice(0, 10);
}
