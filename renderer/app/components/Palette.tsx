import { lazy, Suspense, useEffect, useSyncExternalStore } from "react";
import { isPaletteOpen, openPalette, watchPalette } from "./palette.ts";

const PaletteBox = lazy(() => import("../../features/palette/PaletteBox.tsx"));

/** Ctrl K opens the box for everything; its code comes when it is opened first. */
export function Palette() {
  const isOpen = useSyncExternalStore(watchPalette, isPaletteOpen);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      openPalette();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  if (!isOpen) return null;
  return (
    <Suspense>
      <PaletteBox />
    </Suspense>
  );
}
