import { Link } from "react-router";
import { Poster } from "../../../components/Poster.tsx";
import type { Recommendation } from "../hooks/useRecommendations.ts";

export function Suggestion({ suggestion }: { suggestion: Recommendation }) {
  const { film, reason } = suggestion;
  return (
    <Link to={`/films/${film.id}`} className="group block rounded-lg outline-offset-4">
      <Poster
        title={film.title}
        year={film.year}
        picture={film.poster}
        className="shadow-md ring-1 ring-white/5 transition group-hover:brightness-110 group-hover:ring-white/25"
      />
      <span className="mt-2 block truncate text-sm font-medium">{film.title}</span>
      <span className="block text-xs text-quiet">{film.year ?? " "}</span>
      <span className="mt-1 line-clamp-2 text-xs text-accent-text">{reason.text}</span>
    </Link>
  );
}
