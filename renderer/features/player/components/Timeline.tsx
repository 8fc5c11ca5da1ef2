import { type PointerEvent, useRef, useState } from "react";
import { useTranslations } from "../../../i18n/index.ts";
import { type Chapter, chapterAt, clockOf, startOf } from "../timeline.ts";
import type { PlayerShell } from "./shell.ts";
import { useChapterName } from "./useChapterName.ts";

type TimelineProps = { readonly shell: PlayerShell; readonly chapters: readonly Chapter[] };

/** One timeline for all parts, with marks at chapters and part boundaries. Hovering shows the time and chapter. */
export function Timeline({ shell, chapters }: TimelineProps) {
  const t = useTranslations("player");
  const nameOf = useChapterName(shell.version.files.length);
  const [hovered, setHovered] = useState<number | null>(null);
  const line = useRef<HTMLDivElement>(null);
  const { playback, state } = shell;
  const { duration, position, loadedTo } = state;
  const percent = (seconds: number) => `${duration > 0 ? Math.min(100, (seconds / duration) * 100) : 0}%`;
  const starts = [
    ...chapters.map(({ start }) => start),
    ...shell.version.files.map((_, part) => startOf(state.durations, part)),
  ];
  const marks = [...new Set(starts)].filter((start) => start > 0 && start < duration);
  const chapter = hovered === null ? null : chapterAt(chapters, hovered);

  function onPointerMove({ clientX }: PointerEvent): void {
    const box = line.current?.getBoundingClientRect();
    if (box && duration > 0) setHovered(Math.min(1, Math.max(0, (clientX - box.left) / box.width)) * duration);
  }
  return (
    <div
      ref={line}
      className="relative flex h-7 items-center"
      onPointerMove={onPointerMove}
      onPointerLeave={() => setHovered(null)}
    >
      <input
        type="range"
        aria-label={t("position")}
        aria-valuetext={t("positionIs", { position: clockOf(position), duration: clockOf(duration) })}
        min={0}
        max={Math.max(1, duration)}
        step="any"
        value={Math.min(position, Math.max(1, duration))}
        disabled={duration === 0}
        className="player-range w-full"
        style={{ "--filled": percent(position), "--loaded": percent(loadedTo) }}
        onChange={(event) => playback?.seek(Number(event.target.value))}
      />
      {marks.map((start) => (
        <span
          key={start}
          aria-hidden
          className="pointer-events-none absolute h-1.5 w-0.5 -translate-x-1/2 bg-black"
          style={{ left: percent(start) }}
        />
      ))}
      {hovered !== null && (
        <span
          aria-hidden
          className="pointer-events-none absolute bottom-7 max-w-60 -translate-x-1/2 truncate rounded-md bg-black/85 px-2 py-1 text-xs tabular-nums"
          style={{ left: `clamp(3rem, ${percent(hovered)}, calc(100% - 3rem))` }}
        >
          {[chapter !== null && nameOf(chapters, chapter), clockOf(hovered)].filter(Boolean).join(" · ")}
        </span>
      )}
    </div>
  );
}
