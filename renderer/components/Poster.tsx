import { Clapperboard } from "lucide-react";
import { ArtworkImage } from "./ArtworkImage.tsx";

type PosterProps = {
  title: string;
  year?: number | null;
  image: { url: string; placeholder: string | null } | null;
  /** The `sizes` attribute: how wide it is shown, in CSS units. */
  sizes?: string;
  className?: string;
  /** Of the film whose page this is. */
  filmId?: number;
};

/** Always in the ratio 2:3. A film without a poster gets a card with its title. */
export function Poster({ title, year, image, sizes, className = "", filmId }: PosterProps) {
  const card = <TitleCard title={title} year={year ?? null} />;
  return (
    <div data-poster={filmId ?? ""} className={`relative aspect-2/3 overflow-hidden rounded-lg bg-raised ${className}`}>
      {image ? <ArtworkImage key={image.url} image={image} sizes={sizes} fallback={card} /> : card}
    </div>
  );
}

function TitleCard({ title, year }: { title: string; year: number | null }) {
  return (
    <div
      aria-hidden
      className="@container absolute inset-0 flex flex-col items-center justify-center gap-2 border border-line bg-linear-to-b from-raised to-surface p-[9%] text-center"
    >
      <Clapperboard className="size-[18cqw] text-line-strong" strokeWidth={1.3} />
      <span className="line-clamp-4 text-[clamp(0.6rem,11cqw,1.25rem)] leading-tight font-semibold text-balance break-words">
        {title}
      </span>
      {year !== null && <span className="text-[clamp(0.55rem,8cqw,1rem)] text-quiet">{year}</span>}
    </div>
  );
}
