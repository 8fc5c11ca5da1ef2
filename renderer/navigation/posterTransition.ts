/** The way from a poster to its film: the poster that was pressed grows into the one of the film's page. */

const NAME = "film-poster";
/** The page stands still while the film's page is built; where that takes longer, it changes without a transition. */
export const MAX_FROZEN_MS = 200;

/**
 * Changes the page, within a view transition where the browser has them, the person has nothing against motion, and the
 * film's poster is there soon. Any key or pointer ends the transition: it never stands in the way.
 * @param pressed what was clicked; its poster carries `data-poster`
 * @param change shows the film's page, whose own poster carries `data-poster` with the film's id
 */
export function withPosterTransition(pressed: Element, filmId: number, change: () => void): void {
  const poster = pressed.querySelector<HTMLElement>("[data-poster]");
  if (!poster || !("startViewTransition" in document) || matchMedia("(prefers-reduced-motion: reduce)").matches) {
    change();
    return;
  }
  poster.style.viewTransitionName = NAME;
  let arrived: HTMLElement | null = null;
  const transition = document.startViewTransition(async () => {
    poster.style.viewTransitionName = "";
    change();
    arrived = await elementThatComes(`main article [data-poster="${filmId}"]`, MAX_FROZEN_MS);
    if (arrived) arrived.style.viewTransitionName = NAME;
    else transition.skipTransition();
  });
  const skip = () => transition.skipTransition();
  addEventListener("pointerdown", skip, { capture: true });
  addEventListener("keydown", skip, { capture: true });
  const finish = () => {
    removeEventListener("pointerdown", skip, { capture: true });
    removeEventListener("keydown", skip, { capture: true });
    poster.style.viewTransitionName = "";
    if (arrived) arrived.style.viewTransitionName = "";
  };
  // A transition that was skipped is not an error: the page has changed all the same.
  transition.ready.catch(() => undefined);
  transition.finished.then(finish, finish);
}

/** @returns null if it has not come in time. No frame is drawn meanwhile, so that nothing can wait for one. */
function elementThatComes(selector: string, withinMs: number): Promise<HTMLElement | null> {
  const find = () => document.querySelector<HTMLElement>(selector);
  return new Promise((resolve) => {
    const settle = (found: HTMLElement | null) => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(found);
    };
    const observer = new MutationObserver(() => {
      const found = find();
      if (found) settle(found);
    });
    observer.observe(document.body, { childList: true, subtree: true });
    const timer = setTimeout(() => settle(find()), withinMs);
  });
}
