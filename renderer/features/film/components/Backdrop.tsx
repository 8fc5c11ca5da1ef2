import type { FilmDetail } from "../../../../src/contract/index.ts";
import { ArtworkImage } from "../../../components/ArtworkImage.tsx";

/** The film's backdrop behind the top of the page; it fades into the background. */
export function Backdrop({ film }: { film: FilmDetail }) {
  return (
    <div aria-hidden className="absolute inset-x-0 top-0 h-[min(62vh,34rem)] overflow-hidden">
      {film.backdrop && <ArtworkImage image={film.backdrop} eager />}
      <div className="absolute inset-0 bg-linear-to-t from-ground via-ground/70 to-ground/20" />
      <div className="absolute inset-0 bg-linear-to-r from-ground/80 to-transparent" />
    </div>
  );
}
