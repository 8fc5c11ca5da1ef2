import { Suspense, useEffect, useRef } from "react";
import { Route, Routes, useLocation } from "react-router";
import { useIsKid } from "../api/session.ts";
import { startTimings } from "../api/timings.ts";
import { lazyPart } from "../components/lazyPart.ts";
import { DropZone } from "../features/drop/DropZone.tsx";
import { KidsDropZone } from "../features/drop/KidsDropZone.tsx";
import { useTranslations } from "../i18n/index.ts";
import { ConnectionBanner } from "./components/ConnectionBanner.tsx";
import { KeyboardHost } from "./components/KeyboardHost.tsx";
import { Navigation } from "./components/Navigation.tsx";
import { NotFound } from "./components/NotFound.tsx";
import { PaletteHost } from "./components/PaletteHost.tsx";
import { SectionTabs } from "./components/SectionTabs.tsx";
import { TopBar } from "./components/TopBar.tsx";
import { TourHost } from "./components/TourHost.tsx";
import { WorkBanner } from "./components/WorkBanner.tsx";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { useFocusOnNavigation } from "./hooks/useFocusOnNavigation.ts";
import { useLiveQueries } from "./hooks/useLiveQueries.ts";
import { usePreloadFilm } from "./hooks/usePreloadFilm.ts";
import { useScrollRestoration } from "./hooks/useScrollRestoration.ts";
import { useScrollToHash } from "./hooks/useScrollToHash.ts";
import {
  Activity,
  Collections,
  Design,
  Film,
  Flow,
  Folders,
  ForYou,
  FreeSpace,
  Home,
  Library,
  Lists,
  Models,
  Monitoring,
  NotFilms,
  People,
  Person,
  Review,
  Settings,
  Together,
  YearInReview,
} from "./screens.ts";

const Toasts = lazyPart(() => import("../components/Toasts.tsx"));

/** The frame around every screen: navigation, state of the program, drop zone and overlays. */
export function Shell() {
  const t = useTranslations("common");
  const { pathname, hash, key } = useLocation();
  const isKid = useIsKid();
  const main = useRef<HTMLElement>(null);
  useLiveQueries();
  useScrollRestoration(main);
  useScrollToHash(hash, key);
  useFocusOnNavigation(main, pathname);
  useEffect(startTimings, []);
  const preloadFilm = usePreloadFilm();

  return (
    <div className="grid h-full max-sm:grid-cols-[minmax(0,1fr)] max-sm:grid-rows-[auto_minmax(0,1fr)_auto] sm:grid-cols-[6rem_minmax(0,1fr)] sm:grid-rows-[auto_minmax(0,1fr)]">
      <button
        type="button"
        className="absolute top-2 left-2 z-50 -translate-y-20 rounded-lg bg-accent px-4 py-2 font-semibold text-accent-ink focus:translate-y-0"
        onClick={() => document.getElementById("content")?.focus()}
      >
        {t("skipToContent")}
      </button>
      <TopBar />
      <Navigation />
      <div className="flex min-h-0 min-w-0 flex-col">
        <ConnectionBanner />
        <WorkBanner />
        <SectionTabs />
        <main
          ref={main}
          id="content"
          tabIndex={-1}
          className="relative min-h-0 grow overflow-auto outline-none"
          {...preloadFilm}
        >
          {/* Outside the boundary, which is new for each screen: the old screen stays until the next is loaded (decision 14). */}
          <Suspense>
            <ErrorBoundary key={pathname}>
              <Routes>
                <Route path="/home" element={<Home />} />
                <Route path="/" element={<Library />} />
                <Route path="/films/:filmId" element={<Film key={pathname} />} />
                <Route path="/for-you" element={<ForYou />} />
                <Route path="/people" element={<People />} />
                <Route path="/people/:personId" element={<Person key={pathname} />} />
                <Route path="/collections" element={<Collections />} />
                <Route path="/lists" element={<Lists />} />
                <Route path="/together/:userId?" element={<Together />} />
                <Route path="/not-films" element={<NotFilms />} />
                <Route path="/year/:year?" element={<YearInReview />} />
                <Route path="/review" element={<Review />} />
                <Route path="/folders" element={<Folders />} />
                <Route path="/folders/space" element={<FreeSpace />} />
                <Route path="/activity" element={<Activity />} />
                <Route path="/learning" element={<Models />} />
                <Route path="/monitoring" element={<Monitoring />} />
                <Route path="/flow" element={<Flow />} />
                <Route path="/settings" element={<Settings />} />
                {Design && <Route path="/design" element={<Design />} />}
                <Route path="*" element={<NotFound />} />
              </Routes>
            </ErrorBoundary>
          </Suspense>
        </main>
      </div>
      {isKid ? <KidsDropZone /> : <DropZone />}
      <KeyboardHost />
      <PaletteHost />
      <TourHost />
      <Suspense>
        <Toasts />
      </Suspense>
    </div>
  );
}
