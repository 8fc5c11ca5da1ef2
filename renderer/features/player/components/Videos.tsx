import { LoaderCircle } from "lucide-react";
import type { RefObject } from "react";
import { useTranslations } from "../../../i18n/index.ts";
import type { PlaybackState } from "../playback/filmPlayback.ts";

type VideosProps = {
  readonly videos: readonly [RefObject<HTMLVideoElement | null>, RefObject<HTMLVideoElement | null>];
  readonly state: PlaybackState;
  onPress(): void;
  onDoublePress(): void;
};

/** Two video elements: one is visible, the other preloads the next part. */
export function Videos({ videos, state, onPress, onDoublePress }: VideosProps) {
  const t = useTranslations("player");
  return (
    <>
      {videos.map((video, slot) => (
        // biome-ignore lint/a11y/useMediaCaption: the player fills a text track of its own
        <video
          // biome-ignore lint/suspicious/noArrayIndexKey: there are always the same two
          key={slot}
          ref={video}
          playsInline
          aria-hidden={slot !== state.slot}
          className={`absolute inset-0 size-full object-contain ${slot === state.slot ? "" : "invisible"}`}
          onClick={onPress}
          onDoubleClick={onDoublePress}
        />
      ))}
      {state.isWaiting && !state.failure && (
        <LoaderCircle
          aria-label={t("loading")}
          className="pointer-events-none absolute inset-0 m-auto size-12 animate-spin text-white/80"
        />
      )}
    </>
  );
}
