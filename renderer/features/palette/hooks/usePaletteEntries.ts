import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Film, List, Search, UserRound } from "lucide-react";
import { useNavigate } from "react-router";
import { api } from "../../../api/client.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useWords } from "../../../i18n/index.ts";
import { addressOf, fromQuery } from "../../library/index.ts";
import { useListName, useLists, useSmartLists } from "../../lists/index.ts";
import type { PaletteEntry, PaletteGroup } from "../entries.ts";
import { useCommands } from "./useCommands.ts";

const MOST = 7;

/** What the box offers for a text: without one, places and commands. */
export function usePaletteEntries(text: string): { groups: readonly PaletteGroup[]; isSearching: boolean } {
  const sought = text.trim();
  const navigate = useNavigate();
  const words = useWords("palette");
  const common = useWords("common");
  const formats = useFormats();
  const nameOf = useListName();
  const search = useQuery(
    api.people.search.queryOptions({
      input: { q: sought, limit: MOST },
      enabled: sought !== "",
      placeholderData: keepPreviousData,
    }),
  );
  const found = sought === "" ? undefined : search.data;
  const films = (found?.films ?? []).map(
    ({ film, why }): PaletteEntry => ({
      id: `film ${film.id}`,
      label: film.year === null ? film.title : `${film.title} (${film.year})`,
      ...(why.kind !== "title" && { note: words(why.kind, { text: why.text }) }),
      icon: Film,
      film,
      run: () => void navigate(`/films/${film.id}`),
    }),
  );
  const all: PaletteEntry = {
    id: "search",
    label: words("searchAll", { text: sought }),
    icon: Search,
    run: () => void navigate(`/?${new URLSearchParams({ q: sought }).toString()}`),
  };
  const people = (found?.people ?? []).map(
    ({ personId, name, films: count }): PaletteEntry => ({
      id: `person ${personId}`,
      label: name,
      note: common("films", { count, number: formats.number(count) }),
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
      address: addressOf(fromQuery(filter)),
      count,
    })),
  ].map(
    ({ name, address, count }): PaletteEntry => ({
      id: `list ${address}`,
      label: name,
      note: common("films", { count, number: formats.number(count) }),
      icon: List,
      run: () => void navigate(address),
    }),
  );
  const named = (entries: readonly PaletteEntry[]) => entries.filter(({ label }) => holds(label, sought));
  const groups: PaletteGroup[] = [
    { value: "films", items: films },
    { value: "people", items: people },
    { value: "lists", items: sought === "" ? [] : named(lists) },
    { value: "commands", items: named(useCommands()) },
    { value: "search", items: sought === "" ? [] : [all] },
  ];
  return { groups: groups.filter(({ items }) => items.length > 0), isSearching: search.isFetching };
}

/** Each word begins somewhere in the text, accents or not. */
function holds(label: string, sought: string): boolean {
  const folded = fold(label);
  return fold(sought)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

function fold(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
