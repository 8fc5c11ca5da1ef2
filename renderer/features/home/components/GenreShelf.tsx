import type { FilmCard } from "../../../../src/contract/index.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { shelfOfGenre, unrated } from "../shelves.ts";
import { FilmListRow } from "./FilmListRow.tsx";

const MIN_FILMS = 3;

/** Unwatched films of a genre that the person likes. */
export function GenreShelf({ genre }: { genre: string }) {
  const t = useTranslations("home");
  return (
    <FilmListRow
      title={t("unwatchedIn", { genre })}
      to={`/?genre=${encodeURIComponent(genre)}&watched=no`}
      query={shelfOfGenre(genre)}
      choose={unseen}
    />
  );
}

/** A shelf with one or two posters is not shown. */
function unseen(films: readonly FilmCard[]): readonly FilmCard[] {
  const found = unrated(films);
  return found.length < MIN_FILMS ? [] : found;
}
