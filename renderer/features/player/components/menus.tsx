import { Menu } from "@base-ui/react/menu";
import { AudioLines, Captions, Gauge, ListVideo } from "lucide-react";
import { type Formats, useFormats } from "../../../i18n/format.ts";
import { type Translate, useTranslations } from "../../../i18n/index.ts";
import type { AudioTrack } from "../hooks/useTracks.ts";
import { soundName } from "../playability.ts";
import { SPEEDS } from "../preferences.ts";
import type { SubtitleTrack } from "../subtitles.ts";
import { type Chapter, chapterAt, clockOf, locate } from "../timeline.ts";
import { PlayerMenu } from "./PlayerMenu.tsx";
import type { PlayerShell } from "./shell.ts";
import { useChapterName } from "./useChapterName.ts";

type MenuProps = { readonly shell: PlayerShell };

const OFF = "off";
const LAYOUTS: Readonly<Record<number, string>> = { 6: "5.1", 7: "6.1", 8: "7.1" };

export function SubtitleMenu({ shell }: MenuProps) {
  const t = useTranslations("player");
  const formats = useFormats();
  const { tracks, shown, choose } = shell.subtitles;
  if (tracks.length === 0) return null;
  const options = [
    { value: OFF, label: t("off") },
    ...tracks.map((track) => ({
      value: track.id,
      label: subtitleLabel(track, t, formats),
      detail: track.kind === "pictures" ? t("onlyElsewhere") : (track.name ?? undefined),
      isDisabled: track.kind === "pictures",
    })),
  ];
  return (
    <PlayerMenu
      shell={shell}
      label={t("subtitles")}
      keys="c"
      icon={Captions}
      value={shown?.id ?? OFF}
      options={options}
      onChoose={(value) => choose(tracks.find(({ id }) => id === value) ?? null)}
    >
      {shown && <SubtitleOffset shell={shell} />}
    </PlayerMenu>
  );
}

const OFFSET_ITEM = "rounded-lg px-2.5 py-1.5 text-sm outline-none data-disabled:opacity-60 data-highlighted:bg-raised";

/** Moves subtitles that come too early or too late. */
function SubtitleOffset({ shell: { subtitles, actions } }: MenuProps) {
  const t = useTranslations("player");
  const formats = useFormats();
  return (
    <Menu.Group className="mt-1 border-t border-line pt-1">
      <Menu.GroupLabel className="px-2.5 py-1 text-xs font-semibold text-quiet">
        {t("subtitleOffset", { seconds: formats.signedSeconds(subtitles.offset) })}
      </Menu.GroupLabel>
      <Menu.Item closeOnClick={false} className={OFFSET_ITEM} onClick={() => actions.moveSubtitles(-1)}>
        {t("subtitlesEarlier")}
      </Menu.Item>
      <Menu.Item closeOnClick={false} className={OFFSET_ITEM} onClick={() => actions.moveSubtitles(1)}>
        {t("subtitlesLater")}
      </Menu.Item>
      <Menu.Item
        closeOnClick={false}
        disabled={subtitles.offset === 0}
        className={OFFSET_ITEM}
        onClick={() => subtitles.setOffset(0)}
      >
        {t("subtitlesAsWritten")}
      </Menu.Item>
    </Menu.Group>
  );
}

function subtitleLabel(track: SubtitleTrack, t: Translate<"player">, formats: Formats): string {
  const facts = [
    track.language === null ? t("unknownLanguage") : formats.languageLabel(track.language),
    track.isForced && t("forced"),
    track.isForDeaf && t("forDeaf"),
    track.isCommentary && t("commentary"),
  ];
  return facts.filter(Boolean).join(" · ");
}

/** Rendered only when there is more than one choice. */
export function AudioMenu({ shell }: MenuProps) {
  const t = useTranslations("player");
  const formats = useFormats();
  const { tracks, heard, choose } = shell.audio;
  if (tracks.length < 2) return null;
  return (
    <PlayerMenu
      shell={shell}
      label={t("audio")}
      icon={AudioLines}
      value={String(heard?.index)}
      options={tracks.map((track) => ({
        value: String(track.index),
        label:
          track.language === null ? t("track", { number: track.index + 1 }) : formats.languageLabel(track.language),
        detail: audioDetail(track, t),
      }))}
      onChoose={(value) => choose(Number(value))}
    />
  );
}

function audioDetail({ codec, channels, title, isConverted }: AudioTrack, t: Translate<"player">): string {
  const layout = channels === 1 ? t("mono") : channels === 2 ? t("stereo") : (LAYOUTS[channels ?? 0] ?? null);
  const facts = [title, soundName(codec), layout, isConverted && t("converted")];
  return facts.filter(Boolean).join(" · ");
}

export function SpeedMenu({ shell }: MenuProps) {
  const t = useTranslations("player");
  const formats = useFormats();
  return (
    <PlayerMenu
      shell={shell}
      label={t("speed")}
      icon={Gauge}
      value={String(shell.preferences.speed)}
      options={SPEEDS.map((speed) => ({
        value: String(speed),
        label: speed === 1 ? t("normalSpeed") : t("speedIs", { speed: formats.number(speed) }),
      }))}
      onChoose={(value) => shell.actions.setSpeed(Number(value))}
    />
  );
}

/** Just after a cut the picture is often still black. */
const FRAME_AFTER_SECONDS = 2;

/** Address of the picture at a moment of the film. */
function frameAt({ version, state }: PlayerShell, start: number): string | undefined {
  const { part, seconds } = locate(state.durations, start + FRAME_AFTER_SECONDS);
  const file = version.files[part];
  return file && `/api/files/${file.id}/frame?seconds=${seconds.toFixed(1)}`;
}

export function ChapterMenu({ shell, chapters }: MenuProps & { readonly chapters: readonly Chapter[] }) {
  const t = useTranslations("player");
  const nameOf = useChapterName(shell.version.files.length);
  return (
    <PlayerMenu
      shell={shell}
      label={t("chapters")}
      icon={ListVideo}
      value={String(chapterAt(chapters, shell.state.position))}
      options={chapters.map(({ start }, index) => ({
        value: String(index),
        label: nameOf(chapters, index),
        detail: clockOf(start),
        image: frameAt(shell, start),
      }))}
      onChoose={(value) => shell.playback?.seek(chapters[Number(value)]?.start ?? 0)}
    />
  );
}
