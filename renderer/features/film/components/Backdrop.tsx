import type { FilmDetail } from "../../../../src/contract/index.ts";
import { ArtworkImage } from "../../../components/ArtworkImage.tsx";
import { averageColour } from "../../../components/placeholder.ts";

/** The film's backdrop behind the top of the page; it fades into the background, which has a little of the poster’s colour. */
export function Backdrop({ film }: { film: FilmDetail }) {
  const { placeholder } = film.poster ?? {};
  const tint = placeholder ? averageColour(placeholder) : null;
  return (
    <div aria-hidden className="absolute inset-x-0 top-0 h-[min(62vh,34rem)] overflow-hidden">
      {film.backdrop && <ArtworkImage image={film.backdrop} eager />}
      {tint && (
        <div
          className="absolute inset-0 opacity-60"
          style={{ background: `radial-gradient(90% 100% at 20% 60%, ${tint}, transparent)` }}
        />
      )}
      <div className="absolute inset-0 bg-linear-to-t from-ground via-ground/70 to-ground/20" />
      <div className="absolute inset-0 bg-linear-to-r from-ground/80 to-transparent" />
    </div>
  );
}
