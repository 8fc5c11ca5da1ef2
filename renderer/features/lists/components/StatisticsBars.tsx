import { Link } from "react-router";
import type { Statistics as LibraryStatistics } from "../../../../src/contract/index.ts";
import { filterUrl, fromQuery, yearsOfDecade } from "../../../filmFilter/filter.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useLanguage, useTranslations } from "../../../i18n/index.ts";
import { BarChart } from "./BarChart.tsx";

export function DecadeChart({ decades }: Pick<LibraryStatistics, "decades">) {
  const t = useTranslations("lists");
  const tLibrary = useTranslations("library");
  const { number } = useFormats();
  return (
    <BarChart
      title={t("decades")}
      rows={decades.map(({ from, count, watched }) => ({
        name: tLibrary("decadeOf", { from }),
        link: (
          <RowLink to={filterUrl({ ...fromQuery({}), ...yearsOfDecade(from) })}>
            {tLibrary("decadeOf", { from })}
          </RowLink>
        ),
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
        link: <RowLink to={`/?genre=${encodeURIComponent(name)}`}>{name}</RowLink>,
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
        value: count,
        valueLabel: number(count),
      }))}
    />
  );
}

export function PeopleChart({ title, people }: { title: string; people: LibraryStatistics["actors"] }) {
  const { number } = useFormats();
  return (
    <BarChart
      title={title}
      rows={people.map(({ personId, name, count }) => ({
        name,
        link: <RowLink to={`/people/${personId}`}>{name}</RowLink>,
        value: count,
        valueLabel: number(count),
      }))}
    />
  );
}

function RowLink({ to, children }: { to: string; children: string }) {
  return (
    <Link to={to} className="hover:underline">
      {children}
    </Link>
  );
}
