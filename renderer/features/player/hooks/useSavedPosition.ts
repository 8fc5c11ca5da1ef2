import { useEffect, useRef } from "react";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { client } from "../../../api/client.ts";
import type { FilmPlayback } from "../playback/filmPlayback.ts";
import { SEEN_SHARE } from "./useFilmPlayback.ts";

const SAVE_EVERY_MS = 10_000;

/** Saves the position over all parts, and the watched mark, during playback and when the player closes. */
export function useSavedPosition(film: FilmDetail, playback: FilmPlayback | null): void {
  const { id: filmId, watched } = film;
  const wasSeen = useRef(watched);

  useEffect(() => {
    if (!playback) return;
    let saved = -1;
    const save = () => {
      const { position, duration } = playback.state.get();
      if (position <= 0 || duration <= 0 || position === saved) return;
      saved = position;
      wasSeen.current ||= position / duration >= SEEN_SHARE;
      // If saving fails, the next interval saves the position.
      client.films
        .setWatched({ id: filmId, watched: wasSeen.current, positionSeconds: position })
        .catch(() => undefined);
    };
    const timer = setInterval(() => playback.state.get().isPlaying && save(), SAVE_EVERY_MS);
    const onHide = () => document.visibilityState === "hidden" && save();
    document.addEventListener("visibilitychange", onHide);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onHide);
      save();
    };
  }, [filmId, playback]);
}
