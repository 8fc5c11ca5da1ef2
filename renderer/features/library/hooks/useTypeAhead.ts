import { useCallback, useEffect, useRef, useState } from "react";
import { client } from "../../../api/client.ts";
import { type LibraryFilter, toQuery } from "../../../filmFilter/filter.ts";

const FORGOTTEN_AFTER_MS = 1_100;

/**
 * In a list ordered by title, typed letters jump to the first title that starts with them.
 * @returns the typed text, and `type`, which returns whether it handled the character
 */
export function useTypeAhead(filter: LibraryFilter, goTo: (index: number) => void) {
  const [typedText, setTyped] = useState("");
  const latest = useRef("");
  const isByTitle = filter.sort === "title";

  const type = useCallback(
    (character: string): boolean => {
      if (!isByTitle) return false;
      latest.current += character;
      const title = latest.current;
      setTyped(title);
      const { sort: _, ...query } = toQuery(filter);
      client.films
        .indexOfTitle({ ...query, title })
        .then(({ index }) => latest.current === title && goTo(index))
        // The list does not move; the connection banner reports a missing engine.
        .catch((error: unknown) => console.warn("The title could not be looked for", error));
      return true;
    },
    [filter, goTo, isByTitle],
  );

  useEffect(() => {
    if (typedText === "") return;
    const timer = setTimeout(() => {
      latest.current = "";
      setTyped("");
    }, FORGOTTEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [typedText]);

  return { typedText, type };
}
