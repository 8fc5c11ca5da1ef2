import {
  Maximize,
  Minimize,
  Pause,
  PictureInPicture2,
  Play,
  RotateCcw,
  RotateCw,
  SkipBack,
  SkipForward,
} from "lucide-react";
import { useSyncExternalStore } from "react";
import { useTranslations } from "../../../i18n/index.ts";
import { chaptersOf, clockOf } from "../timeline.ts";
import { AudioMenu, ChapterMenu, SpeedMenu, SubtitleMenu } from "./menus.tsx";
import { PlayerButton } from "./PlayerButton.tsx";
import type { PlayerShell } from "./shell.ts";
import { Timeline } from "./Timeline.tsx";
import { VolumeControl } from "./VolumeControl.tsx";

const SKIP_SECONDS = 10;

/** The timeline with the buttons below it. */
export function Controls({ shell }: { readonly shell: PlayerShell }) {
  const t = useTranslations("player");
  const isFullScreen = useIsFullScreen();
  const { state, version, actions } = shell;
  const chapters = chaptersOf(version.files, state.durations);
  const hasChapters = chapters.length > 1;
  const isPaused = !state.isPlaying;
  return (
    <div className="absolute inset-x-0 bottom-0 bg-linear-to-t from-black/85 via-black/60 to-transparent px-3 pt-12 pb-2 sm:px-5 sm:pb-3">
      <Timeline shell={shell} chapters={chapters} />
      <div className="flex flex-wrap items-center gap-x-0.5">
        <PlayerButton
          label={t(isPaused ? "play" : "pause")}
          keys="k"
          icon={isPaused ? Play : Pause}
          onPress={actions.toggle}
        />
        <PlayerButton label={t("back10")} keys="j" icon={RotateCcw} onPress={() => actions.skip(-SKIP_SECONDS)} />
        <PlayerButton label={t("forward10")} keys="l" icon={RotateCw} onPress={() => actions.skip(SKIP_SECONDS)} />
        {hasChapters && (
          <>
            <PlayerButton
              label={t("previousChapter")}
              keys="p"
              icon={SkipBack}
              className="max-sm:hidden"
              onPress={() => actions.jumpChapter(-1)}
            />
            <PlayerButton
              label={t("nextChapter")}
              keys="n"
              icon={SkipForward}
              className="max-sm:hidden"
              onPress={() => actions.jumpChapter(1)}
            />
          </>
        )}
        <VolumeControl shell={shell} />
        <p className="mx-2 text-sm whitespace-nowrap text-white/90 tabular-nums">
          {clockOf(state.position)} / {clockOf(state.duration)}
        </p>
        <div className="ml-auto flex items-center gap-x-0.5">
          {hasChapters && <ChapterMenu shell={shell} chapters={chapters} />}
          <SubtitleMenu shell={shell} />
          <AudioMenu shell={shell} />
          <SpeedMenu shell={shell} />
          {document.pictureInPictureEnabled && (
            <PlayerButton
              label={t("pictureInPicture")}
              icon={PictureInPicture2}
              className="max-sm:hidden"
              onPress={actions.togglePictureInPicture}
            />
          )}
          {document.fullscreenEnabled && (
            <PlayerButton
              label={t(isFullScreen ? "leaveFullScreen" : "fullScreen")}
              keys="f"
              icon={isFullScreen ? Minimize : Maximize}
              onPress={actions.toggleFullScreen}
            />
          )}
        </div>
      </div>
    </div>
  );
}

function useIsFullScreen(): boolean {
  return useSyncExternalStore(
    (listener) => {
      document.addEventListener("fullscreenchange", listener);
      return () => document.removeEventListener("fullscreenchange", listener);
    },
    () => document.fullscreenElement !== null,
  );
}
