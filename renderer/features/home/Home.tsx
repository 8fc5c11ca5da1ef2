import { SlidersHorizontal } from "lucide-react";
import { Suspense, useState } from "react";
import { Button } from "../../components/Button.tsx";
import { lazyPart } from "../../components/lazyPart.ts";
import { useTitle } from "../../components/Page.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { Skeleton } from "../../components/Skeleton.tsx";
import { useTranslations } from "../../i18n/index.ts";
import { Welcome } from "../welcome/index.ts";
import { rowKey } from "./arrangement.ts";
import { Hero } from "./components/Hero.tsx";
import { HomeRow } from "./components/HomeRow.tsx";
import { forTonight } from "./forTonight.ts";
import { useNewest, useSuggestions } from "./hooks/useHome.ts";
import { useHomeRows } from "./hooks/useHomeRows.ts";

const ArrangeHome = lazyPart(() => import("./components/ArrangeHome.tsx"));

/** A film for tonight, and below it the rows that the person chose, in their order. */
export default function Home() {
  const t = useTranslations("home");
  const suggestions = useSuggestions();
  const newest = useNewest();
  const rows = useHomeRows();
  const [shown, setShown] = useState(0);
  const [isArranging, setArranging] = useState(false);
  useTitle(t("title"));

  const failed = [newest, rows].find(({ isError, data }) => isError && !data);
  if (failed?.error) return <ProblemNote error={failed.error} onRetry={() => void failed.refetch()} />;
  if (newest.data?.total === 0) return <Welcome />;
  const items = forTonight(suggestions.data?.items ?? []);
  const tonight = items[shown % Math.max(1, items.length)];
  return (
    <div className="pb-12">
      <h1 className="sr-only">{t("title")}</h1>
      {tonight ? (
        <Hero suggestion={tonight} onAnother={items.length > 1 ? () => setShown(shown + 1) : undefined} />
      ) : (
        <div className="h-80" />
      )}
      <div className="gutter space-y-8 pt-6">
        {!rows.data && <Skeleton count={2} className="h-64" arrangement="space-y-8" />}
        {rows.data?.items
          .filter(({ isHidden }) => !isHidden)
          .map((row) => (
            <HomeRow key={rowKey(row)} row={row} heroId={tonight?.film.id ?? null} />
          ))}
        {rows.data && (
          <Button onClick={() => setArranging(true)}>
            <SlidersHorizontal aria-hidden className="size-5" />
            {t("arrange")}
          </Button>
        )}
      </div>
      <Suspense>{isArranging && <ArrangeHome onClose={() => setArranging(false)} />}</Suspense>
    </div>
  );
}
