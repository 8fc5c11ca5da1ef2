import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Film, Search, UserRound } from "lucide-react";
import { useNavigate } from "react-router";
import type { Interpretation } from "../../../../src/contract/index.ts";
import { api } from "../../../api/client.ts";
import { titleWithYear } from "../../../components/titleWithYear.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { PaletteEntry, PaletteGroup } from "../entries.ts";
import { type FilmMatch, matchingEntries, rankGroups } from "../rankEntries.ts";
import { useCommands } from "./useCommands.ts";
import { useListEntries } from "./useListEntries.ts";

const MAX_RESULTS = 7;

interface PaletteContents {
  readonly groups: readonly PaletteGroup[];
  /** How the text was understood, if anything was typed. */
  readonly interpretation: Interpretation | undefined;
  readonly isSearching: boolean;
}

/** What the palette offers for a text; without one, screens and commands. */
export function usePaletteEntries(text: string): PaletteContents {
  const query = text.trim();
  const isEmpty = query === "";
  const { films, people, bestFilm, interpretation, isSearching } = useFoundEntries(query);
  const lists = useListEntries();
  const commands = useCommands();
  const searchEntry = useSearchEntry(query);
  const groups: readonly PaletteGroup[] = [
    { value: "films", items: films },
    { value: "people", items: people },
    { value: "lists", items: isEmpty ? [] : matchingEntries(lists, query) },
    { value: "commands", items: matchingEntries(commands, query) },
    { value: "search", items: isEmpty ? [] : [searchEntry] },
  ];
  return { groups: rankGroups(groups, query, bestFilm), interpretation, isSearching };
}

interface FoundEntries {
  readonly films: readonly PaletteEntry[];
  readonly people: readonly PaletteEntry[];
  readonly bestFilm: FilmMatch;
  readonly interpretation: Interpretation | undefined;
  readonly isSearching: boolean;
}

/** Films and people that the engine finds; while the next answer is awaited, those of the last one. */
function useFoundEntries(query: string): FoundEntries {
  const navigate = useNavigate();
  const t = useTranslations("palette");
  const tCommon = useTranslations("common");
  const formats = useFormats();
  const search = useQuery(
    api.people.search.queryOptions({
      input: { q: query, limit: MAX_RESULTS },
      enabled: query !== "",
      placeholderData: keepPreviousData,
    }),
  );
  const found = query === "" ? undefined : search.data;
  const films = (found?.films ?? []).map(
    ({ film, matchReason }): PaletteEntry => ({
      id: `film ${film.id}`,
      label: titleWithYear(film),
      ...(matchReason.kind !== "title" && { note: t(matchReason.kind, { text: matchReason.text }) }),
      icon: Film,
      film,
      run: () => void navigate(`/films/${film.id}`),
    }),
  );
  const people = (found?.people ?? []).map(
    ({ personId, name, films: count }): PaletteEntry => ({
      id: `person ${personId}`,
      label: name,
      note: tCommon("films", { count, number: formats.number(count) }),
      icon: UserRound,
      run: () => void navigate(`/people/${personId}`),
    }),
  );
  return {
    films,
    people,
    bestFilm: found?.films[0]?.matchReason.kind ?? "alike",
    interpretation: found?.interpretation,
    isSearching: search.isFetching,
  };
}

/** Shows everything that the query finds, in the library. */
function useSearchEntry(query: string): PaletteEntry {
  const navigate = useNavigate();
  const t = useTranslations("palette");
  return {
    id: "search",
    label: t("searchAll", { text: query }),
    icon: Search,
    run: () => void navigate(`/?${new URLSearchParams({ q: query }).toString()}`),
  };
}
