import { ExternalLink, Keyboard, X } from "lucide-react";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useDesktopFile } from "../hooks/useDesktopFile.ts";
import { chapterAt, chaptersOf } from "../timeline.ts";
import { PlayerButton } from "./PlayerButton.tsx";
import type { PlayerShell } from "./shell.ts";
import { useChapterName } from "./useChapterName.ts";

type TitleBarProps = { readonly film: FilmDetail; readonly shell: PlayerShell; onClose(): void };

/** The film's title, with buttons to open another player or go back. */
export function TitleBar({ film, shell, onClose }: TitleBarProps) {
  const t = useTranslations("player");
  const tFilm = useTranslations("film");
  const tCommon = useTranslations("common");
  const desk = useDesktopFile();
  const nameOf = useChapterName(shell.version.files.length);
  const { state, version, playback, actions } = shell;
  const chapters = chaptersOf(version.files, state.durations);
  const current = chapterAt(chapters, state.position);
  const file = version.files[state.part];
  return (
    <div className="absolute inset-x-0 top-0 flex items-start gap-2 bg-linear-to-b from-black/80 to-transparent px-3 pt-3 pb-10 sm:px-5">
      <div className="min-w-0 grow py-2">
        <p className="truncate text-lg leading-tight font-semibold">{film.title}</p>
        <p className="truncate text-sm text-white/75">
          {[film.year, current !== null && nameOf(chapters, current)].filter(Boolean).join(" · ")}
        </p>
      </div>
      {desk && file && (
        <PlayerButton
          label={tFilm("play")}
          icon={ExternalLink}
          onPress={() => {
            playback?.pause();
            desk.play(file.id);
          }}
        />
      )}
      <PlayerButton label={t("keys")} keys="?" icon={Keyboard} className="max-sm:hidden" onPress={actions.showKeys} />
      <PlayerButton label={tCommon("close")} keys="Escape" icon={X} onPress={onClose} />
    </div>
  );
}
