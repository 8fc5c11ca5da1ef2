import { ListChecks } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { useTitle } from "../../components/Page.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { useReviewCount } from "../../components/useReviewCount.ts";
import { useFormats } from "../../i18n/format.ts";
import { useTranslations } from "../../i18n/index.ts";
import { Welcome } from "../welcome/index.ts";
import { GenreShelf } from "./components/GenreShelf.tsx";
import { Hero } from "./components/Hero.tsx";
import { Shelf } from "./components/Shelf.tsx";
import { forTonight } from "./forTonight.ts";
import { useHome, useNewest, useSuggestions } from "./hooks/useHome.ts";

/** A film for tonight, films to continue, new films, and files that need a decision. */
export default function Home() {
  const t = useTranslations("home");
  const formats = useFormats();
  const home = useHome();
  const suggestions = useSuggestions();
  const newest = useNewest();
  const waiting = useReviewCount();
  const [shown, setShown] = useState(0);
  useTitle(t("title"));

  if (newest.isError && !newest.data) return <ProblemNote error={newest.error} onRetry={() => void newest.refetch()} />;
  if (newest.data?.total === 0) return <Welcome />;
  const items = forTonight(suggestions.data?.items ?? []);
  const tonight = items[shown % Math.max(1, items.length)];
  const others = items.filter((one) => one !== tonight);
  const isOneReason = items.every(({ reason }) => reason.text === items[0]?.reason.text);
  return (
    <div className="pb-12">
      <h1 className="sr-only">{t("title")}</h1>
      {tonight ? (
        <Hero suggestion={tonight} onAnother={items.length > 1 ? () => setShown(shown + 1) : undefined} />
      ) : (
        <div className="h-80" />
      )}
      <div className="gutter space-y-8 pt-6">
        <Shelf
          title={t("continue")}
          to="/"
          films={home.data?.inProgress.map(({ film, share }) => ({ film, share })) ?? []}
        />
        {waiting > 0 && (
          <Link to="/review" className="card flex items-center gap-3 px-5 py-4 hover:border-accent">
            <ListChecks aria-hidden className="size-5 text-accent-text" />
            {t("help", { count: waiting, number: formats.number(waiting) })}
          </Link>
        )}
        <Shelf
          title={t("forYou")}
          to="/for-you"
          isSuggested
          films={
            suggestions.data
              ? others.map(({ film, reason }) => ({ film, note: isOneReason ? undefined : reason.text }))
              : null
          }
        />
        <Shelf title={t("newest")} to="/?sort=added" films={newest.data?.items.map((film) => ({ film })) ?? null} />
        {home.data?.genres.map((genre) => (
          <GenreShelf key={genre} genre={genre} />
        ))}
      </div>
    </div>
  );
}
