import { Suspense } from "react";
import { lazyPart } from "../../components/lazyPart.ts";
import { tourRunning } from "../../state/overlays.ts";
import { useStore } from "../../state/store.ts";

const Tour = lazyPart(() => import("../../features/tour/Tour.tsx"));

/** Shows the tour over every screen while it runs; its code is loaded when it starts. */
export function TourHost() {
  const isRunning = useStore(tourRunning);
  if (!isRunning) return null;
  return (
    <Suspense>
      <Tour />
    </Suspense>
  );
}
