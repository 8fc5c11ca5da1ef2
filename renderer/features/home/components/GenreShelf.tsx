import { useState } from "react";
import { useNearViewport } from "../../../components/useNearViewport.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useUnwatched } from "../hooks/useHome.ts";
import { Shelf } from "./Shelf.tsx";

const FEWEST = 3;

/** What is not watched yet of a genre that one likes; it is asked for when one comes near. */
export function GenreShelf({ genre }: { genre: string }) {
  const t = useTranslations("home");
  const [isNear, setNear] = useState(false);
  const near = useNearViewport(() => setNear(true));
  const films = useUnwatched(genre, isNear);
  // What one rated was seen, ticked or not. One or two posters are no row.
  const unseen = films.data?.items.filter(({ userRating }) => userRating === null) ?? null;
  return (
    <div ref={near} className={films.data ? "" : "min-h-72"}>
      <Shelf
        title={t("unwatchedIn", { genre })}
        to={`/?genre=${encodeURIComponent(genre)}&watched=no`}
        films={unseen && (unseen.length < FEWEST ? [] : unseen.map((film) => ({ film })))}
      />
    </div>
  );
}
