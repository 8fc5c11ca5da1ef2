import { Pause, Play, Rewind, Snail } from "lucide-react";
import { Button } from "../../../components/Button.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { Playback } from "../hooks/usePlayback.ts";

/** Pause, slow motion, and the last minutes again. */
export function PlaybackControls({ playback }: { playback: Playback }) {
  const t = useTranslations("flow");
  const formats = useFormats();
  const { isPaused, isSlow, togglePause, toggleSlow, replay, events } = playback;
  return (
    <>
      <Button size="small" aria-pressed={isPaused} onClick={togglePause}>
        {isPaused ? <Play aria-hidden className="size-4" /> : <Pause aria-hidden className="size-4" />}
        {t(isPaused ? "play" : "pause")}
      </Button>
      <Button size="small" aria-pressed={isSlow} className="aria-pressed:border-accent" onClick={toggleSlow}>
        <Snail aria-hidden className="size-4" />
        {t("slow")}
      </Button>
      <Button
        size="small"
        aria-pressed={replay.isReplaying}
        className="aria-pressed:border-accent"
        onClick={() => (replay.isReplaying ? replay.stop() : replay.start(events))}
      >
        <Rewind aria-hidden className="size-4" />
        {replay.at === null
          ? t("replay")
          : t("replaying", { when: formats.relativeTime(new Date(replay.at).toISOString()) })}
      </Button>
    </>
  );
}
