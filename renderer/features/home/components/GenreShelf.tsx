import { useState } from "react";
import { useNearViewport } from "../../../components/useNearViewport.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useUnwatched } from "../hooks/useHome.ts";
import { Shelf } from "./Shelf.tsx";

const MIN_FILMS = 3;

/** Unwatched films of a genre that the person likes; loaded when the shelf is nearly visible. */
export function GenreShelf({ genre }: { genre: string }) {
  const t = useTranslations("home");
  const [isNear, setNear] = useState(false);
  const near = useNearViewport(() => setNear(true));
  const films = useUnwatched(genre, isNear);
  // A rated film was seen, even if it is not marked as watched. A shelf with one or two posters is not shown.
  const unseen = films.data?.items.filter(({ userRating }) => userRating === null) ?? null;
  return (
    <div ref={near} className={films.data ? "" : "min-h-72"}>
      <Shelf
        title={t("unwatchedIn", { genre })}
        to={`/?genre=${encodeURIComponent(genre)}&watched=no`}
        films={unseen && (unseen.length < MIN_FILMS ? [] : unseen.map((film) => ({ film })))}
      />
    </div>
  );
}
