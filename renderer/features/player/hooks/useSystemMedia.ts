import { useEffect } from "react";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { desktop } from "../../../api/desktop.ts";
import type { FilmPlayback } from "../playback/filmPlayback.ts";

const SKIP_SECONDS = 10;

/** Integrates with the system: media keys, lock screen metadata, and a wake lock for the display. */
export function useSystemMedia(film: FilmDetail, playback: FilmPlayback | null): void {
  const { title, year, poster } = film;
  const posterUrl = poster?.url;

  useEffect(() => {
    if (!playback) return;
    const { mediaSession } = navigator;
    const artwork = posterUrl ? [{ src: posterUrl, type: "image/webp" }] : [];
    mediaSession.metadata = new MediaMetadata({ title, artist: year === null ? "" : String(year), artwork });
    const handlers = mediaHandlers(playback);
    for (const [action, handler] of handlers) mediaSession.setActionHandler(action, handler);

    let wasPlaying: boolean | null = null;
    const follow = () => {
      const { isPlaying, position, duration } = playback.state.get();
      // Throws when the position is after the end, which can happen for a moment.
      if (duration > 0 && position <= duration) mediaSession.setPositionState({ duration, position });
      if (isPlaying === wasPlaying) return;
      wasPlaying = isPlaying;
      mediaSession.playbackState = isPlaying ? "playing" : "paused";
      void desktop()?.setPlaying(isPlaying);
    };
    follow();
    const unsubscribe = playback.state.subscribe(follow);
    return () => {
      unsubscribe();
      mediaSession.metadata = null;
      mediaSession.playbackState = "none";
      for (const [action] of handlers) mediaSession.setActionHandler(action, null);
      void desktop()?.setPlaying(false);
    };
  }, [playback, title, year, posterUrl]);
}

function mediaHandlers(playback: FilmPlayback): [MediaSessionAction, MediaSessionActionHandler][] {
  return [
    ["play", () => playback.play()],
    ["pause", () => playback.pause()],
    ["stop", () => playback.pause()],
    ["seekbackward", ({ seekOffset }) => playback.skip(-(seekOffset ?? SKIP_SECONDS))],
    ["seekforward", ({ seekOffset }) => playback.skip(seekOffset ?? SKIP_SECONDS)],
    ["seekto", ({ seekTime }) => seekTime !== undefined && playback.seek(seekTime)],
  ];
}
