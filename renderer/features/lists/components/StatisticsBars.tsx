import type { Statistics as LibraryStatistics } from "../../../../src/contract/index.ts";
import { BarChart } from "../../../components/BarChart.tsx";
import { filterUrl, fromQuery, yearsOfDecade } from "../../../filmFilter/filter.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useLanguage, useTranslations } from "../../../i18n/index.ts";

export function DecadeChart({ decades }: Pick<LibraryStatistics, "decades">) {
  const t = useTranslations("lists");
  const tLibrary = useTranslations("library");
  const { number } = useFormats();
  return (
    <BarChart
      title={t("decades")}
      rows={decades.map(({ from, count, watched }) => ({
        name: tLibrary("decadeOf", { from }),
        to: filterUrl({ ...fromQuery({}), ...yearsOfDecade(from) }),
        value: count,
        part: watched,
        valueLabel: number(count),
        note: `${number(watched)} ${t("watchedPart")}`,
      }))}
    />
  );
}

export function GenreChart({ genres }: Pick<LibraryStatistics, "genres">) {
  const t = useTranslations("lists");
  const { number, decimal } = useFormats();
  return (
    <BarChart
      title={t("genres")}
      rows={genres.map(({ name, count, meanRating }) => ({
        name,
        to: filterUrl(fromQuery({ genre: [name] })),
        value: count,
        valueLabel: number(count),
        note: meanRating === null ? undefined : t("meanOf", { value: decimal(meanRating, 1) }),
      }))}
    />
  );
}

/** Countries by their ISO 3166 code; what is no code is shown as it is. */
export function CountryChart({ countries }: Pick<LibraryStatistics, "countries">) {
  const t = useTranslations("lists");
  const { number } = useFormats();
  const names = new Intl.DisplayNames(useLanguage(), { type: "region" });
  return (
    <BarChart
      title={t("countries")}
      rows={countries.map(({ name, count }) => ({
        name: /^[A-Z]{2}$/.test(name) ? (names.of(name) ?? name) : name,
        to: filterUrl(fromQuery({ country: [name] })),
        value: count,
        valueLabel: number(count),
      }))}
    />
  );
}

type PeopleChartProps = {
  title: string;
  people: LibraryStatistics["actors"];
  /** What they did in the films that a bar leads to. */
  job: "director" | "actor";
};

export function PeopleChart({ title, people, job }: PeopleChartProps) {
  const { number } = useFormats();
  return (
    <BarChart
      title={title}
      rows={people.map(({ personId, name, count }) => ({
        name,
        to: filterUrl(fromQuery({ [job]: [personId] })),
        value: count,
        valueLabel: number(count),
      }))}
    />
  );
}
