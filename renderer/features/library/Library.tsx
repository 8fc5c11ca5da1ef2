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
import { useFilmPages } from "./hooks/useFilmPages.ts";
import { useFirstVisibleIndex } from "./hooks/useFirstVisibleIndex.ts";
import { useLibraryFilter } from "./hooks/useLibraryFilter.ts";
import { type LibraryView, useLibraryView } from "./hooks/useLibraryView.ts";
import { usePosterSize } from "./hooks/usePosterSize.ts";
import { useSelection } from "./hooks/useSelection.ts";

const TOUR_OFFER_MS = 20_000;

/** The films of the library that match the filter; all of them without one. */
export default function Library() {
  const t = useTranslations("library");
  const scroller = useRef<HTMLDivElement>(null);
  const jump = useRef<(index: number) => void>(() => undefined);
  const { filter, change } = useLibraryFilter();
  const { columns, posterPx, setPosterPx } = usePosterSize(scroller);
  const { view, setView } = useLibraryView();
  const { pages, isStale, error, refetch, showRange } = useFilmPages(filter);
  const total = pages?.total ?? null;
  const selection = useSelection(filter, total ?? 0);
  const firstVisible = useFirstVisibleIndex();
  const onShow = useCallback(
    (range: IndexRange) => {
      showRange(range);
      firstVisible.set(range.first);
    },
    [showRange, firstVisible],
  );
  const arrival = useRef<number | null>(null);
  const switchView = useCallback(
    (next: LibraryView) => {
      arrival.current = firstVisible.get();
      setView(next);
    },
    [setView, firstVisible],
  );
  useTitle(t("title"));
  useViewReady("library", pages !== null && !isStale);

  const isEmpty = total === 0 && !isFiltered(filter);
  const isBroken = error !== null && (pages === null || isStale);
  const hasFilms = total !== 0 && !isBroken;

  useTourOffer(total, isEmpty);

  return (
    <div className="absolute inset-0 flex flex-col">
      <div className="flex min-h-0 grow">
        <div
          ref={scroller}
          data-scroller
          className="min-w-0 grow overflow-x-hidden overflow-y-scroll gutter [overflow-anchor:none]"
        >
          {isEmpty ? (
            <Welcome />
          ) : (
            <>
              <LibraryToolbar
                total={total}
                interpretation={pages?.interpretation}
                filter={filter}
                change={change}
                posterPx={posterPx}
                setPosterPx={setPosterPx}
                view={view}
                setView={switchView}
              />
              {isBroken && <ProblemNote error={error} onRetry={refetch} />}
              {total === 0 && !isBroken && (
                <NoResults filter={filter} change={change} interpretation={pages?.interpretation} />
              )}
              {hasFilms && (
                <FilmMenu pages={pages} selection={selection}>
                  <FilmsView
                    view={view}
                    pages={pages}
                    columns={columns}
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
          <JumpIndex filter={filter} firstVisible={firstVisible} jump={jump} isReady={pages !== null && !isStale} />
        )}
      </div>
      <BulkActionBar selection={selection} total={total ?? 0} />
    </div>
  );
}

/** Offers the tour when the first films have arrived in a library that was empty. */
function useTourOffer(total: number | null, isEmpty: boolean): void {
  const t = useTranslations("tour");
  const wasEmpty = useRef(false);
  useEffect(() => {
    if (wasEmpty.current && total !== null && total > 0)
      showToast(t("offer"), {
        action: { label: t("start"), run: () => tourRunning.set(true) },
        durationMs: TOUR_OFFER_MS,
      });
    wasEmpty.current = isEmpty;
  }, [total, isEmpty, t]);
}
