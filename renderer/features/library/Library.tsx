import { type ComponentProps, useRef } from "react";
import { useTitle } from "../../components/Page.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { useViewReady } from "../../components/useViewReady.ts";
import { useWords } from "../../i18n/index.ts";
import { Welcome } from "../welcome/Welcome.tsx";
import { FilmGrid } from "./components/FilmGrid.tsx";
import { FilmTable } from "./components/FilmTable.tsx";
import { LibraryBar } from "./components/LibraryBar.tsx";
import { NothingFound } from "./components/NothingFound.tsx";
import { useDensity } from "./hooks/useDensity.ts";
import { useFilmPages } from "./hooks/useFilmPages.ts";
import { isFiltered, useLibraryFilter } from "./hooks/useLibraryFilter.ts";
import { type LibraryView, useLibraryView } from "./hooks/useLibraryView.ts";
import { totalOf } from "./pages.ts";

/** Every film of the library, or those that a filter lets through. */
export default function Library() {
  const words = useWords("library");
  const scroller = useRef<HTMLDivElement>(null);
  const { filter, change } = useLibraryFilter();
  const density = useDensity(scroller);
  const { view, choose } = useLibraryView();
  const library = useFilmPages(filter);
  useTitle(words("title"));
  useViewReady("library", library.isSuccess && !library.isPlaceholderData);

  const { pages } = library;
  const total = pages ? totalOf(pages) : null;
  const isEmpty = total === 0 && !isFiltered(filter);

  return (
    <div ref={scroller} className="absolute inset-0 overflow-y-scroll px-6 [overflow-anchor:none]">
      {isEmpty ? (
        <Welcome />
      ) : (
        <>
          <LibraryBar total={total} filter={filter} change={change} density={density} view={view} chooseView={choose} />
          {library.isError && !pages && <ProblemNote error={library.error} onRetry={() => void library.refetch()} />}
          {total === 0 && <NothingFound filter={filter} change={change} />}
          {total !== 0 && !(library.isError && !pages) && (
            <Films
              view={view}
              pages={pages}
              across={density.across}
              scroller={scroller}
              onShow={library.show}
              filter={filter}
              change={change}
            />
          )}
        </>
      )}
    </div>
  );
}

type FilmsProps = ComponentProps<typeof FilmGrid> & ComponentProps<typeof FilmTable> & { view: LibraryView };

function Films({ view, across, filter, change, ...shown }: FilmsProps) {
  if (view === "table") return <FilmTable {...shown} filter={filter} change={change} />;
  return <FilmGrid {...shown} across={across} />;
}
