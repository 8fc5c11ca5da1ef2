import { useCallback, useEffect, useRef, useState } from "react";
import { client } from "../../../api/client.ts";
import { type LibraryFilter, toQuery } from "../../../filmFilter/filter.ts";

const FORGOTTEN_AFTER_MS = 1_100;

/**
 * In a list by title, letters typedText without a pause lead to the first film that begins with them.
 * @returns what was typedText, to be shown; and `type`, which says whether it took the character
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
        .then(({ place: index }) => latest.current === title && goTo(index))
        // The list stays where it is; the banner tells when the engine is gone.
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
