import { lazy, Suspense, useSyncExternalStore } from "react";
import { isTourRunning, watchTour } from "../../features/tour/tourState.ts";

const Tour = lazy(() => import("../../features/tour/Tour.tsx"));

/** The tour stands over every screen while it runs; its code comes with it. */
export function TourHost() {
  const isRunning = useSyncExternalStore(watchTour, isTourRunning);
  if (!isRunning) return null;
  return (
    <Suspense>
      <Tour />
    </Suspense>
  );
}
