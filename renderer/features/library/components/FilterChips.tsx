import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { RESOLUTIONS } from "../../../../src/contract/resolutions.ts";
import { api } from "../../../api/client.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useWords } from "../../../i18n/index.ts";
import type { LibraryFilter } from "../filter.ts";
import { CHIP, ChoiceChip } from "./ChoiceChip.tsx";
import { PlaceChips } from "./PlaceChips.tsx";

type FilterChipsProps = { filter: LibraryFilter; change: (next: Partial<LibraryFilter>) => void };

const RATINGS = [5, 4.5, 4, 3.5, 3, 2.5, 2, 1.5, 1, 0.5];

/** What the list can be narrowed to, each value with how many films it has. */
export function FilterChips({ filter, change }: FilterChipsProps) {
  const words = useWords("library");
  const formats = useFormats();
  const facets = useQuery(api.films.facets.queryOptions()).data;
  // They are of the whole library: beside what a search found they would say something else.
  const counted = <T,>(count: T) => (filter.q === "" ? count : undefined);
  const named = (values: readonly { name: string; count: number }[] = [], labelOf = (name: string) => name) =>
    values.map(({ name, count }) => ({ value: name, label: labelOf(name), count }));
  const decades =
    facets?.decades.map(({ from, count }) => ({ value: String(from), label: words("decadeOf", { from }), count })) ??
    [];
  const ratings = RATINGS.map((value) => ({
    value: String(value),
    label: words("ratedFrom", { number: formats.number(value) }),
    count: null,
  }));

  return (
    <fieldset aria-label={words("filters")} className="mt-3 flex min-h-9 flex-wrap items-center gap-2">
      <ChoiceChip
        label={words("genre")}
        options={named(facets?.genres)}
        chosen={filter.genres}
        onChange={(chosen) => change({ genres: chosen })}
      />
      <ChoiceChip
        label={words("decade")}
        options={decades}
        chosen={filter.decade === null ? [] : [String(filter.decade)]}
        isOne
        onChange={([chosen]) => change({ decade: chosen === undefined ? null : Number(chosen) })}
      />
      <ChoiceChip
        label={words("language")}
        options={named(facets?.languages, formats.languageName)}
        chosen={filter.languages}
        onChange={(chosen) => change({ languages: chosen })}
      />
      <ChoiceChip
        label={words("resolution")}
        options={named(facets?.resolutions)}
        chosen={filter.resolutions}
        onChange={(chosen) =>
          change({ resolutions: RESOLUTIONS.map(({ name }) => name).filter((name) => chosen.includes(name)) })
        }
      />
      <ChoiceChip
        label={words("mine")}
        options={ratings}
        chosen={filter.ratingFrom === null ? [] : [String(filter.ratingFrom)]}
        isOne
        onChange={([chosen]) => change({ ratingFrom: chosen === undefined ? null : Number(chosen) })}
      />
      {(filter.hdr || (facets?.hdr ?? 0) > 0) && (
        <Toggle isOn={filter.hdr} count={counted(facets?.hdr)} onToggle={(isOn) => change({ hdr: isOn })}>
          HDR
        </Toggle>
      )}
      <Toggle
        isOn={filter.watched === true}
        count={counted(facets?.watched)}
        onToggle={(isOn) => change({ watched: isOn ? true : null })}
      >
        {words("watched")}
      </Toggle>
      <Toggle
        isOn={filter.watched === false}
        count={counted(facets && facets.total - facets.watched)}
        onToggle={(isOn) => change({ watched: isOn ? false : null })}
      >
        {words("unwatched")}
      </Toggle>
      {(filter.unidentified || (facets?.unidentified ?? 0) > 0) && (
        <Toggle
          isOn={filter.unidentified}
          count={counted(facets?.unidentified)}
          onToggle={(isOn) => change({ unidentified: isOn })}
        >
          {words("unidentified")}
        </Toggle>
      )}
      <PlaceChips filter={filter} change={change} />
    </fieldset>
  );
}

type ToggleProps = {
  isOn: boolean;
  count?: number | undefined;
  onToggle: (isOn: boolean) => void;
  children: ReactNode;
};

export function Toggle({ isOn, count, onToggle, children }: ToggleProps) {
  const formats = useFormats();
  return (
    <button type="button" aria-pressed={isOn} className={CHIP} onClick={() => onToggle(!isOn)}>
      {children}
      {count !== undefined && <span className="text-quiet tabular-nums">{formats.number(count)}</span>}
    </button>
  );
}
