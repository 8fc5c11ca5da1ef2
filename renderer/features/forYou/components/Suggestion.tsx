import { ListMinus, type LucideIcon, ThumbsDown } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import type { Recommendation } from "../../../../src/contract/index.ts";
import { FilmLink } from "../../../components/FilmLink.tsx";
import { Poster } from "../../../components/Poster.tsx";
import { shownEstimate, useFilmCardLabels } from "../../../components/useFilmCardLabels.ts";
import { type Dismissal, useSuggestLess } from "../../../components/useSuggestLess.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { SuggestionMenu } from "./SuggestionMenu.tsx";

type SuggestionProps = {
  suggestion: Recommendation;
  showsReason: boolean;
  /** The card is about to leave the list. */
  onLeave: (card: HTMLElement | null) => void;
};

export function Suggestion({ suggestion, showsReason, onLeave }: SuggestionProps) {
  const { film, reason } = suggestion;
  const t = useTranslations("forYou");
  const suggestLess = useSuggestLess();
  const estimate = shownEstimate(film, useFilmCardLabels());
  const card = useRef<HTMLDivElement>(null);

  const dismiss = (to: Exclude<Dismissal, null>) => {
    if (suggestLess.isPending) return;
    onLeave(card.current);
    suggestLess.mutate({ film, from: null, to });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = DISMISSAL_OF_KEY.get(event.key.toLowerCase());
    if (!to || event.isDefaultPrevented() || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    dismiss(to);
  };
  return (
    <SuggestionMenu film={film} onNotForMe={() => dismiss("film")} onLessLikeThis={() => dismiss("less_like_this")}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys act on the card whose link or buttons have the focus */}
      <div ref={card} className="group relative" onKeyDown={onKeyDown}>
        <FilmLink filmId={film.id} className="block rounded-lg outline-offset-4">
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
        </FilmLink>
        <div className="absolute top-2 right-2 flex flex-col gap-2 opacity-0 transition group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
          <CardButton
            icon={ThumbsDown}
            title={t("notForMe")}
            label={t("notForMeFilm", { film: film.title })}
            shortcut="N"
            onClick={() => dismiss("film")}
          />
          <CardButton
            icon={ListMinus}
            title={t("lessLikeThis")}
            label={t("lessLikeThisFilm", { film: film.title })}
            shortcut="L"
            onClick={() => dismiss("less_like_this")}
          />
        </div>
      </div>
    </SuggestionMenu>
  );
}

const DISMISSAL_OF_KEY: ReadonlyMap<string, Exclude<Dismissal, null>> = new Map(
  Object.entries({ n: "film", l: "less_like_this" }),
);

type CardButtonProps = { icon: LucideIcon; title: string; label: string; shortcut: string; onClick: () => void };

function CardButton({ icon: Icon, title, label, shortcut, onClick }: CardButtonProps) {
  return (
    <button
      type="button"
      title={`${title} (${shortcut})`}
      aria-label={label}
      aria-keyshortcuts={shortcut}
      className="grid size-8 place-items-center rounded-full bg-raised/90 text-ink"
      onClick={onClick}
    >
      <Icon aria-hidden className="size-4" />
    </button>
  );
}
