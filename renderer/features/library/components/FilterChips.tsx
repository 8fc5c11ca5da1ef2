import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { api } from "../../../api/client.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useWords } from "../../../i18n/index.ts";
import { useListName, useLists } from "../../lists/index.ts";
import { isFiltered, type LibraryFilter, NO_FILTER } from "../hooks/useLibraryFilter.ts";
import { CHIP, ChoiceChip } from "./ChoiceChip.tsx";

type FilterChipsProps = { filter: LibraryFilter; change: (next: Partial<LibraryFilter>) => void };

export function FilterChips({ filter, change }: FilterChipsProps) {
  const words = useWords("library");
  const formats = useFormats();
  const nameOf = useListName();
  const list = useLists().data?.items.find(({ id }) => id === filter.list);
  const facets = useQuery(api.films.facets.queryOptions()).data;
  const genres = facets?.genres.map(({ name, count }) => ({ value: name, label: name, count })) ?? [];
  const decades =
    facets?.decades.map(({ from, count }) => ({ value: String(from), label: words("decadeOf", { from }), count })) ??
    [];

  return (
    <fieldset aria-label={words("filters")} className="mt-3 flex min-h-9 flex-wrap items-center gap-2">
      <ChoiceChip
        label={words("genre")}
        options={genres}
        chosen={filter.genres}
        onChange={(chosen) => change({ genres: chosen })}
      />
      <ChoiceChip
        label={words("decade")}
        options={decades}
        chosen={filter.decade === null ? [] : [String(filter.decade)]}
        // One decade at a time: the last one ticked.
        onChange={(chosen) => change({ decade: chosen.length > 0 ? Number(chosen.at(-1)) : null })}
      />
      <Toggle isOn={filter.watched === true} onToggle={(isOn) => change({ watched: isOn ? true : null })}>
        {words("watched")}
      </Toggle>
      <Toggle isOn={filter.watched === false} onToggle={(isOn) => change({ watched: isOn ? false : null })}>
        {words("unwatched")}
      </Toggle>
      {filter.list !== null && (
        <Toggle isOn onToggle={() => change({ list: null })}>
          {words("list", { name: list ? nameOf(list) : "…" })}
        </Toggle>
      )}
      {(filter.unidentified || (facets?.unidentified ?? 0) > 0) && (
        <Toggle isOn={filter.unidentified} onToggle={(isOn) => change({ unidentified: isOn })}>
          {words("unidentified")}
          <span className="text-quiet tabular-nums">{formats.number(facets?.unidentified ?? 0)}</span>
        </Toggle>
      )}
      {isFiltered(filter) && (
        <button type="button" className={`${CHIP} border-transparent text-quiet`} onClick={() => change(NO_FILTER)}>
          <X aria-hidden className="size-4" />
          {words("clear")}
        </button>
      )}
    </fieldset>
  );
}

function Toggle({
  isOn,
  onToggle,
  children,
}: {
  isOn: boolean;
  onToggle: (isOn: boolean) => void;
  children: ReactNode;
}) {
  return (
    <button type="button" aria-pressed={isOn} className={CHIP} onClick={() => onToggle(!isOn)}>
      {children}
    </button>
  );
}
