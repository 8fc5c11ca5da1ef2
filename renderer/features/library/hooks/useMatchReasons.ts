import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { api } from "../../../api/client.ts";
import { useTranslations } from "../../../i18n/index.ts";

/** About the first rows of the grid. */
const MAX_FILMS = 20;
/** The reasons are loaded only after a pause in typing. */
const REST_MS = 400;
const NOTHING: ReadonlyMap<number, string> = new Map();

/** By film id, why a search found a film where it was not by its title. Only for the first results. */
export function useMatchReasons(query: string): ReadonlyMap<number, string> {
  const t = useTranslations("palette");
  const [rested, setRested] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setRested(query), REST_MS);
    return () => clearTimeout(timer);
  }, [query]);
  const isAsked = rested !== "" && rested === query;
  const { data } = useQuery(
    api.people.search.queryOptions({ input: { q: rested, limit: MAX_FILMS }, enabled: isAsked }),
  );
  return useMemo(() => {
    if (!data || !isAsked) return NOTHING;
    const notes = data.films.flatMap(({ film, matchReason }): [number, string][] =>
      matchReason.kind === "title" || matchReason.kind === "field"
        ? []
        : [[film.id, t(matchReason.kind, { text: matchReason.text })]],
    );
    return new Map(notes);
  }, [data, isAsked, t]);
}
