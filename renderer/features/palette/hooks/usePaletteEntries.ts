import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Film, List, Search, UserRound } from "lucide-react";
import { useNavigate } from "react-router";
import { api } from "../../../api/client.ts";
import { titleWithYear } from "../../../components/titleWithYear.ts";
import { filterUrl, fromQuery } from "../../../filmFilter/filter.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useListName, useLists, useSmartLists } from "../../lists/index.ts";
import type { PaletteEntry, PaletteGroup } from "../entries.ts";
import { useCommands } from "./useCommands.ts";

const MOST = 7;

/** What the box offers for a text: without one, places and commands. */
export function usePaletteEntries(text: string): { groups: readonly PaletteGroup[]; isSearching: boolean } {
  const query = text.trim();
  const navigate = useNavigate();
  const t = useTranslations("palette");
  const tCommon = useTranslations("common");
  const formats = useFormats();
  const nameOf = useListName();
  const search = useQuery(
    api.people.search.queryOptions({
      input: { q: query, limit: MOST },
      enabled: query !== "",
      placeholderData: keepPreviousData,
    }),
  );
  const found = query === "" ? undefined : search.data;
  const films = (found?.films ?? []).map(
    ({ film, why }): PaletteEntry => ({
      id: `film ${film.id}`,
      label: titleWithYear(film),
      ...(why.kind !== "title" && { note: t(why.kind, { text: why.text }) }),
      icon: Film,
      film,
      run: () => void navigate(`/films/${film.id}`),
    }),
  );
  const all: PaletteEntry = {
    id: "search",
    label: t("searchAll", { text: query }),
    icon: Search,
    run: () => void navigate(`/?${new URLSearchParams({ q: query }).toString()}`),
  };
  const people = (found?.people ?? []).map(
    ({ personId, name, films: count }): PaletteEntry => ({
      id: `person ${personId}`,
      label: name,
      note: tCommon("films", { count, number: formats.number(count) }),
      icon: UserRound,
      run: () => void navigate(`/people/${personId}`),
    }),
  );
  const lists = [
    ...(useLists().data?.items ?? []).map((list) => ({
      name: nameOf(list),
      address: `/?list=${list.id}`,
      count: list.count,
    })),
    ...(useSmartLists().data?.items ?? []).map(({ name, filter, count }) => ({
      name,
      address: filterUrl(fromQuery(filter)),
      count,
    })),
  ].map(
    ({ name, address, count }): PaletteEntry => ({
      id: `list ${address}`,
      label: name,
      note: tCommon("films", { count, number: formats.number(count) }),
      icon: List,
      run: () => void navigate(address),
    }),
  );
  const named = (entries: readonly PaletteEntry[]) =>
    entries
      .filter(({ label }) => containsWords(label, query))
      .toSorted((a, b) => labelRank(b.label, query) - labelRank(a.label, query));
  const best = (entries: readonly PaletteEntry[]) =>
    Math.max(0, ...entries.map(({ label }) => labelRank(label, query)));
  const commands = named(useCommands());
  const groups: { group: PaletteGroup; rank: number }[] = [
    { group: { value: "films", items: films }, rank: FILM_RANK[found?.films[0]?.why.kind ?? "alike"] },
    { group: { value: "people", items: people }, rank: best(people) },
    { group: { value: "lists", items: query === "" ? [] : named(lists) }, rank: best(lists) },
    { group: { value: "commands", items: commands }, rank: best(commands) },
    { group: { value: "search", items: query === "" ? [] : [all] }, rank: -1 },
  ];
  // Enter takes the first: what is named so comes before what is only written much alike.
  const shown = groups.filter(({ group }) => group.items.length > 0).toSorted((a, b) => b.rank - a.rank);
  return { groups: shown.map(({ group }) => group), isSearching: search.isFetching };
}

/** How near a film's best answer is, beside a name's nearness. */
const FILM_RANK = { title: 2.5, otherTitle: 2, person: 0.8, alike: 0 } as const;

/** 3 where it begins so, 1 where one of its words does, 0.5 where it only holds the letters. */
function labelRank(label: string, query: string): number {
  const [folded, wanted] = [fold(label), fold(query)];
  if (folded.startsWith(wanted)) return 3;
  return folded.split(/[\s-]+/).some((word) => word.startsWith(wanted)) ? 1 : 0.5;
}

/** Each word begins somewhere in the text, accents or not. */
function containsWords(label: string, query: string): boolean {
  const folded = fold(label);
  return fold(query)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

function fold(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
