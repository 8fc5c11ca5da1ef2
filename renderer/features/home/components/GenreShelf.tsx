import { useState } from "react";
import { useNearEnd } from "../../../components/useNearEnd.ts";
import { useWords } from "../../../i18n/index.ts";
import { useUnwatched } from "../hooks/useHome.ts";
import { Shelf } from "./Shelf.tsx";

/** What is not watched yet of a genre that one likes; it is asked for when one comes near. */
export function GenreShelf({ genre }: { genre: string }) {
  const words = useWords("home");
  const [isNear, setNear] = useState(false);
  const near = useNearEnd(() => setNear(true));
  const films = useUnwatched(genre, isNear);
  return (
    <div ref={near} className={films.data ? "" : "min-h-72"}>
      <Shelf
        title={words("unwatchedIn", { genre })}
        to={`/?genre=${encodeURIComponent(genre)}&watched=no`}
        films={films.data?.items.map((film) => ({ film })) ?? null}
      />
    </div>
  );
}
