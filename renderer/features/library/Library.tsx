import { useCallback, useEffect, useRef } from "react";
import { useTitle } from "../../components/Page.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { tell } from "../../components/toasts.ts";
import { useViewReady } from "../../components/useViewReady.ts";
import { useTranslations } from "../../i18n/index.ts";
import { startTour } from "../tour/tourState.ts";
import { Welcome } from "../welcome/index.ts";
import { BulkBar } from "./components/BulkBar.tsx";
import { FilmMenu } from "./components/FilmMenu.tsx";
import { Films } from "./components/Films.tsx";
import { JumpRail } from "./components/JumpRail.tsx";
import { LibraryBar } from "./components/LibraryBar.tsx";
import { NothingFound } from "./components/NothingFound.tsx";
import { isFiltered } from "./filter.ts";
import { useDensity } from "./hooks/useDensity.ts";
import { useFilmPages } from "./hooks/useFilmPages.ts";
import { useLibraryFilter } from "./hooks/useLibraryFilter.ts";
import { type LibraryView, useLibraryView } from "./hooks/useLibraryView.ts";
import { useSeenPlace } from "./hooks/useSeenPlace.ts";
import { useSelection } from "./hooks/useSelection.ts";
import type { Span } from "./pages.ts";

const OFFER_MS = 20_000;

/** Every film of the library, or those that a filter lets through. */
export default function Library() {
  const t = useTranslations("library");
  const tTour = useTranslations("tour");
  const scroller = useRef<HTMLDivElement>(null);
  const jump = useRef<(place: number) => void>(() => undefined);
  const { filter, change } = useLibraryFilter();
  const density = useDensity(scroller);
  const { view, choose } = useLibraryView();
  const { pages, isOld, error, refetch, show } = useFilmPages(filter);
  const total = pages?.total ?? null;
  const selection = useSelection(filter, total ?? 0);
  const seen = useSeenPlace();
  const onShow = useCallback(
    (span: Span) => {
      show(span);
      seen.set(span.first);
    },
    [show, seen],
  );
  const arrival = useRef<number | null>(null);
  const chooseView = useCallback(
    (next: LibraryView) => {
      arrival.current = seen.get();
      choose(next);
    },
    [choose, seen],
  );
  useTitle(t("title"));
  useViewReady("library", pages !== null && !isOld);

  const isEmpty = total === 0 && !isFiltered(filter);
  const isBroken = error !== null && (pages === null || isOld);
  const hasFilms = total !== 0 && !isBroken;

  // The first films have come where a moment ago there were none.
  const wasEmpty = useRef(false);
  useEffect(() => {
    if (wasEmpty.current && total !== null && total > 0)
      tell(tTour("offer"), { action: { label: tTour("start"), run: startTour }, staysMs: OFFER_MS });
    wasEmpty.current = isEmpty;
  }, [total, isEmpty, tTour]);

  return (
    <div className="absolute inset-0 flex flex-col">
      <div className="flex min-h-0 grow">
        <div
          ref={scroller}
          data-scroller
          className="min-w-0 grow overflow-x-hidden overflow-y-scroll px-6 [overflow-anchor:none]"
        >
          {isEmpty ? (
            <Welcome />
          ) : (
            <>
              <LibraryBar
                total={total}
                filter={filter}
                change={change}
                across={density.across}
                chooseAcross={density.choose}
                view={view}
                chooseView={chooseView}
              />
              {isBroken && <ProblemNote error={error} onRetry={refetch} />}
              {total === 0 && !isBroken && <NothingFound filter={filter} change={change} />}
              {hasFilms && (
                <FilmMenu pages={pages} selection={selection}>
                  <Films
                    view={view}
                    pages={pages}
                    across={density.across}
                    scroller={scroller}
                    onShow={onShow}
                    filter={filter}
                    change={change}
                    selection={selection}
                    jump={jump}
                    arrival={arrival}
                  />
                </FilmMenu>
              )}
            </>
          )}
        </div>
        {hasFilms && !isEmpty && (
          <JumpRail filter={filter} seen={seen} jump={jump} isReady={pages !== null && !isOld} />
        )}
      </div>
      <BulkBar selection={selection} total={total ?? 0} />
    </div>
  );
}
