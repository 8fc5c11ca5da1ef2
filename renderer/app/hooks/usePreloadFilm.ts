import type { SyntheticEvent } from "react";
import { preloadScreen } from "../screens.ts";

/** The code of a film's page is loaded as soon as the pointer or the focus reaches a link to one. */
export function usePreloadFilm() {
  const preload = ({ target }: SyntheticEvent) => {
    if (target instanceof Element && target.closest('a[href^="/films/"]')) preloadScreen("/films");
  };
  return { onPointerOver: preload, onFocus: preload };
}
