import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { FILM_FILTERS } from "../../../../src/contract/filmFilters.ts";
import { api } from "../../../api/client.ts";
import { decadeOf, type LibraryFilter, yearsOfDecade } from "../../../filmFilter/filter.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { CHIP_CLASS, MenuChip } from "./MenuChip.tsx";
import { ReferenceChips } from "./ReferenceChips.tsx";
import { YearRangeChip } from "./YearRangeChip.tsx";

type FilterChipsProps = { filter: LibraryFilter; change: (next: Partial<LibraryFilter>) => void };

const RATINGS = [5, 4.5, 4, 3.5, 3, 2.5, 2, 1.5, 1, 0.5];

/** What the list can be narrowed to, each value with how many films it has. */
export function FilterChips({ filter, change }: FilterChipsProps) {
  const t = useTranslations("library");
  const formats = useFormats();
  const facets = useQuery(api.films.facets.queryOptions()).data;
  // They are of the whole library: beside what a search found they would say something else.
  const counted = <T,>(count: T) => (filter.q === null ? count : undefined);
  const named = (values: readonly { name: string; count: number }[] = [], labelOf = (name: string) => name) =>
    values.map(({ name, count }) => ({ value: name, label: labelOf(name), count }));
  const decade = decadeOf(filter);
  const decades =
    facets?.decades.map(({ from, count }) => ({ value: String(from), label: t("decadeOf", { from }), count })) ?? [];
  const ratings = RATINGS.map((value) => ({
    value: String(value),
    label: t("ratedFrom", { number: formats.number(value) }),
    count: null,
  }));

  return (
    <fieldset aria-label={t("filters")} className="mt-3 flex min-h-9 flex-wrap items-center gap-2">
      <MenuChip
        label={t("genre")}
        options={named(facets?.genres)}
        chosen={filter.genre}
        onChange={(chosen) => change({ genre: chosen })}
      />
      <MenuChip
        label={t("decade")}
        options={decades}
        chosen={decade === null ? [] : [String(decade)]}
        isOne
        onChange={([chosen]) =>
          change(chosen === undefined ? { yearFrom: null, yearTo: null } : yearsOfDecade(Number(chosen)))
        }
      />
      <YearRangeChip filter={filter} change={change} />
      <MenuChip
        label={t("language")}
        options={named(facets?.languages, formats.languageName)}
        chosen={filter.language}
        onChange={(chosen) => change({ language: chosen })}
      />
      <MenuChip
        label={t("resolution")}
        options={named(facets?.resolutions)}
        chosen={filter.resolution}
        onChange={(chosen) =>
          change({ resolution: FILM_FILTERS.resolution.of.filter((name) => chosen.includes(name)) })
        }
      />
      <MenuChip
        label={t("mine")}
        options={ratings}
        chosen={filter.ratingFrom === null ? [] : [String(filter.ratingFrom)]}
        isOne
        onChange={([chosen]) => change({ ratingFrom: chosen === undefined ? null : Number(chosen) })}
      />
      {(filter.hdr === true || (facets?.hdr ?? 0) > 0) && (
        <ToggleChip
          isOn={filter.hdr === true}
          count={counted(facets?.hdr)}
          onToggle={(isOn) => change({ hdr: isOn ? true : null })}
        >
          HDR
        </ToggleChip>
      )}
      <ToggleChip
        isOn={filter.watched === true}
        count={counted(facets?.watched)}
        onToggle={(isOn) => change({ watched: isOn ? true : null })}
      >
        {t("watched")}
      </ToggleChip>
      <ToggleChip
        isOn={filter.watched === false}
        count={counted(facets && facets.total - facets.watched)}
        onToggle={(isOn) => change({ watched: isOn ? false : null })}
      >
        {t("unwatched")}
      </ToggleChip>
      {(filter.state === "unidentified" || (facets?.unidentified ?? 0) > 0) && (
        <ToggleChip
          isOn={filter.state === "unidentified"}
          count={counted(facets?.unidentified)}
          onToggle={(isOn) => change({ state: isOn ? "unidentified" : null })}
        >
          {t("unidentified")}
        </ToggleChip>
      )}
      <ReferenceChips filter={filter} change={change} />
    </fieldset>
  );
}

type ToggleChipProps = {
  isOn: boolean;
  count?: number | undefined;
  onToggle: (isOn: boolean) => void;
  children: ReactNode;
};

export function ToggleChip({ isOn, count, onToggle, children }: ToggleChipProps) {
  const formats = useFormats();
  return (
    <button type="button" aria-pressed={isOn} className={CHIP_CLASS} onClick={() => onToggle(!isOn)}>
      {children}
      {count !== undefined && <span className="text-quiet tabular-nums">{formats.number(count)}</span>}
    </button>
  );
}
