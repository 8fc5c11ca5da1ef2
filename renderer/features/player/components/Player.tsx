import { type RefObject, useRef, useState } from "react";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { useUser } from "../../../api/session.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useStore } from "../../../state/store.ts";
import { useControlsShown } from "../hooks/useControlsShown.ts";
import { useFilmPlayback } from "../hooks/useFilmPlayback.ts";
import { usePlayerActions } from "../hooks/usePlayerActions.ts";
import { usePlayerKeys } from "../hooks/usePlayerKeys.ts";
import { usePreferences } from "../hooks/usePreferences.ts";
import { useResumeNote } from "../hooks/useResumeNote.ts";
import { useSavedPosition } from "../hooks/useSavedPosition.ts";
import { useSubtitles } from "../hooks/useSubtitles.ts";
import { useSystemMedia } from "../hooks/useSystemMedia.ts";
import { useTracks } from "../hooks/useTracks.ts";
import type { MediaSupport } from "../playability.ts";
import { idleState } from "../playback/idleState.ts";
import type { FilmVersion } from "../versions.ts";
import { Controls } from "./Controls.tsx";
import { KeySheet } from "./KeySheet.tsx";
import { TitleBar } from "./TitleBar.tsx";
import { Videos } from "./Videos.tsx";

type PlayerProps = {
  readonly film: FilmDetail;
  readonly version: FilmVersion;
  readonly support: MediaSupport;
  /** The element that becomes full screen and contains the menus. */
  readonly popup: RefObject<HTMLElement | null>;
  onClose(): void;
};

/** The player: the video, with the controls above it while they are shown. */
export function Player({ film, version, support, popup, onClose }: PlayerProps) {
  const t = useTranslations("player");
  const { userId } = useUser();
  const [preferences, remember] = usePreferences(userId);
  const videos = [useRef<HTMLVideoElement>(null), useRef<HTMLVideoElement>(null)] as const;
  const held = useRef(videos).current;
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [isSheetOpen, openSheet] = useState(false);
  const [notice, setNotice] = useState("");

  const tracks = useTracks({ version, preferences, remember });
  const playback = useFilmPlayback({ film, version, support, preferences, audio: tracks.wish, videos: held });
  const state = useStore(playback?.state ?? idleState);
  const file = version.files[state.part] ?? version.files[0];
  const audio = tracks.of(file, support);
  const subtitles = useSubtitles({
    playback,
    state,
    file,
    spoken: audio.heard?.language ?? null,
    choice: preferences.subtitles,
    remember: (choice) => remember({ subtitles: choice }),
  });
  const actions = usePlayerActions({
    playback,
    state,
    version,
    preferences,
    remember,
    subtitles,
    popup,
    setNotice,
    openSheet,
  });
  const [areControlsShown, wake] = useControlsShown(!state.isPlaying || isMenuOpen || isSheetOpen);
  usePlayerKeys(actions, wake);
  useSavedPosition(film, playback);
  useSystemMedia(film, playback);
  useResumeNote(film, version);

  const shell = { playback, state, version, audio, subtitles, preferences, actions, popup, onMenu: setMenuOpen };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: movements only show the controls
    <div
      className={`player absolute inset-0 overflow-hidden ${areControlsShown ? "controls-shown" : "cursor-none"}`}
      onPointerMove={wake}
      onPointerDown={wake}
      onFocus={wake}
    >
      <Videos videos={held} state={state} onPress={actions.toggle} onDoublePress={actions.toggleFullScreen} />
      {state.failure && (
        <p role="alert" className="absolute inset-0 m-auto h-fit max-w-md px-6 text-center text-white">
          {t(state.failure)}
        </p>
      )}
      <p
        aria-live="polite"
        className="pointer-events-none absolute top-20 left-1/2 -translate-x-1/2 rounded-full bg-black/70 px-4 py-1.5 text-sm empty:hidden"
      >
        {notice}
      </p>
      <div className={`transition-opacity duration-200 ${areControlsShown ? "" : "pointer-events-none opacity-0"}`}>
        <TitleBar film={film} shell={shell} onClose={onClose} />
        <Controls shell={shell} />
      </div>
      {isSheetOpen && <KeySheet popup={popup} onClose={() => openSheet(false)} />}
    </div>
  );
}
