import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { api } from "../../../api/client.ts";
import { useTranslations } from "../../../i18n/index.ts";

/** As many as stand in the first rows. */
const MOST = 20;
/** While letters follow one another nobody reads why: the films come first. */
const REST_MS = 400;
const NOTHING: ReadonlyMap<number, string> = new Map();

/** Of the best answers to a search, those that answer by something else than their title: by what. */
export function useMatchReasons(query: string): ReadonlyMap<number, string> {
  const t = useTranslations("palette");
  const [rested, setRested] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setRested(query), REST_MS);
    return () => clearTimeout(timer);
  }, [query]);
  const isAsked = rested !== "" && rested === query;
  const { data } = useQuery(api.people.search.queryOptions({ input: { q: rested, limit: MOST }, enabled: isAsked }));
  return useMemo(() => {
    if (!data || !isAsked) return NOTHING;
    const notes = data.films.flatMap(({ film, why }): [number, string][] =>
      why.kind === "title" ? [] : [[film.id, t(why.kind, { text: why.text })]],
    );
    return new Map(notes);
  }, [data, isAsked, t]);
}
