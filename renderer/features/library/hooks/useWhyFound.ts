import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "../../../api/client.ts";
import { useWords } from "../../../i18n/index.ts";

/** As many as stand in the first rows. */
const MOST = 20;
const NOTHING: ReadonlyMap<number, string> = new Map();

/** Of the best answers to a search, those that answer by something else than their title: by what. */
export function useWhyFound(sought: string): ReadonlyMap<number, string> {
  const words = useWords("palette");
  const { data } = useQuery(
    api.people.search.queryOptions({ input: { q: sought, limit: MOST }, enabled: sought !== "" }),
  );
  return useMemo(() => {
    if (!data || sought === "") return NOTHING;
    const notes = data.films.flatMap(({ film, why }): [number, string][] =>
      why.kind === "title" ? [] : [[film.id, words(why.kind, { text: why.text })]],
    );
    return new Map(notes);
  }, [data, sought, words]);
}
