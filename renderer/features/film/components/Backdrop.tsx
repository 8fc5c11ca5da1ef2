import type { FilmDetail } from "../../../../src/contract/index.ts";
import { ArtworkImage } from "../../../components/ArtworkImage.tsx";

/** The film's backdrop behind the top of the page, in the poster's colour; it fades into the page. */
export function Backdrop({ film }: { film: FilmDetail }) {
  return (
    <div aria-hidden className="absolute inset-x-0 top-0 h-[min(62vh,34rem)] overflow-hidden print:hidden">
      {film.backdrop && <ArtworkImage image={film.backdrop} eager />}
      <div
        className={`absolute inset-0 bg-linear-to-t ${film.backdrop ? "from-wash via-wash/70 to-wash/15" : "from-wash to-wash/40"}`}
      />
      <div className="absolute inset-0 bg-linear-to-r from-wash/80 to-transparent" />
      <div className="absolute inset-x-0 bottom-0 h-1/3 bg-linear-to-t from-ground to-transparent" />
    </div>
  );
}
