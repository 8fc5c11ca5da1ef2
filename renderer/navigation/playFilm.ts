/** Opens a film and plays it: the way from a card to its player. */
import type { NavigateFunction } from "react-router";

const PLAY = { play: true } as const;

/** A film that was begun is resumed. */
export function playFilm(navigate: NavigateFunction, filmId: number): void {
  void navigate(`/films/${filmId}`, { state: PLAY });
}

/** Whether the navigation that led here asked to play the film. @param state of the location */
export function isPlayAsked(state: unknown): boolean {
  return typeof state === "object" && state !== null && "play" in state && state.play === true;
}
