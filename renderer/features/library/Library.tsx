import { useCallback, useEffect, useRef } from "react";
import { useTitle } from "../../components/Page.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { showToast } from "../../components/toasts.ts";
import { useViewReady } from "../../components/useViewReady.ts";
import { isFiltered } from "../../filmFilter/filter.ts";
import { useTranslations } from "../../i18n/index.ts";
import { tourRunning } from "../../state/overlays.ts";
import { Welcome } from "../welcome/index.ts";
import { BulkActionBar } from "./components/BulkActionBar.tsx";
import { FilmMenu } from "./components/FilmMenu.tsx";
import { FilmsView } from "./components/FilmsView.tsx";
import { JumpIndex } from "./components/JumpIndex.tsx";
import { LibraryToolbar } from "./components/LibraryToolbar.tsx";
import { NoResults } from "./components/NoResults.tsx";
import type { IndexRange } from "./filmPages.ts";
import { useColumnCount } from "./hooks/useColumnCount.ts";
import { useFilmPages } from "./hooks/useFilmPages.ts";
import { useFirstVisibleIndex } from "./hooks/useFirstVisibleIndex.ts";
import { useLibraryFilter } from "./hooks/useLibraryFilter.ts";
import { type LibraryView, useLibraryView } from "./hooks/useLibraryView.ts";
import { useSelection } from "./hooks/useSelection.ts";

const OFFER_MS = 20_000;

/** Every film of the library, or those that a filter lets through. */
export default function Library() {
  const t = useTranslations("library");
  const tTour = useTranslations("tour");
  const scroller = useRef<HTMLDivElement>(null);
  const jump = useRef<(index: number) => void>(() => undefined);
  const { filter, change } = useLibraryFilter();
  const density = useColumnCount(scroller);
  const { view, choose } = useLibraryView();
  const { pages, isStale, error, refetch, showRange } = useFilmPages(filter);
  const total = pages?.total ?? null;
  const selection = useSelection(filter, total ?? 0);
  const seen = useFirstVisibleIndex();
  const onShow = useCallback(
    (span: IndexRange) => {
      showRange(span);
      seen.set(span.first);
    },
    [showRange, seen],
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
  useViewReady("library", pages !== null && !isStale);

  const isEmpty = total === 0 && !isFiltered(filter);
  const isBroken = error !== null && (pages === null || isStale);
  const hasFilms = total !== 0 && !isBroken;

  // The first films have come where a moment ago there were none.
  const wasEmpty = useRef(false);
  useEffect(() => {
    if (wasEmpty.current && total !== null && total > 0)
      showToast(tTour("offer"), {
        action: { label: tTour("start"), run: () => tourRunning.set(true) },
        durationMs: OFFER_MS,
      });
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
              <LibraryToolbar
                total={total}
                filter={filter}
                change={change}
                columns={density.columns}
                setColumns={density.choose}
                view={view}
                setView={chooseView}
              />
              {isBroken && <ProblemNote error={error} onRetry={refetch} />}
              {total === 0 && !isBroken && <NoResults filter={filter} change={change} />}
              {hasFilms && (
                <FilmMenu pages={pages} selection={selection}>
                  <FilmsView
                    view={view}
                    pages={pages}
                    columns={density.columns}
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
          <JumpIndex filter={filter} seen={seen} jump={jump} isReady={pages !== null && !isStale} />
        )}
      </div>
      <BulkActionBar selection={selection} total={total ?? 0} />
    </div>
  );
}
