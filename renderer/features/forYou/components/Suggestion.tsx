import { ThumbsDown } from "lucide-react";
import { Link } from "react-router";
import type { Recommendation } from "../../../../src/contract/index.ts";
import { Poster } from "../../../components/Poster.tsx";
import { shownEstimate, useFilmCardLabels } from "../../../components/useFilmCardLabels.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useDismiss } from "../hooks/useDismiss.ts";

export function Suggestion({ suggestion, showsReason }: { suggestion: Recommendation; showsReason: boolean }) {
  const { film, reason } = suggestion;
  const t = useTranslations("forYou");
  const dismiss = useDismiss();
  const estimate = shownEstimate(film, useFilmCardLabels());
  return (
    <div className="group relative">
      <Link to={`/films/${film.id}`} className="block rounded-lg outline-offset-4">
        <Poster
          title={film.title}
          year={film.year}
          image={film.poster}
          className="shadow-md ring-1 ring-white/5 transition group-hover:brightness-110 group-hover:ring-white/25"
        />
        <span className="mt-2 block truncate text-sm font-medium">{film.title}</span>
        <span className="block truncate text-xs text-quiet" title={estimate?.hint}>
          {[film.year, estimate?.text].filter(Boolean).join(" · ") || "\u00A0"}
        </span>
        {showsReason && <span className="mt-1 line-clamp-2 text-xs text-accent-text">{reason.text}</span>}
      </Link>
      <button
        type="button"
        title={t("notForMe")}
        aria-label={t("notForMeFilm", { film: film.title })}
        disabled={dismiss.isPending}
        onClick={() => dismiss.mutate({ id: film.id, dismissed: true, title: film.title })}
        className="absolute top-2 right-2 grid size-8 place-items-center rounded-full bg-raised/90 text-ink opacity-0 transition group-focus-within:opacity-100 group-hover:opacity-100 focus-visible:opacity-100"
      >
        <ThumbsDown aria-hidden className="size-4" />
      </button>
    </div>
  );
}
