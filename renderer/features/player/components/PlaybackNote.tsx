import { Download, Info, Play } from "lucide-react";
import { Button, buttonClass } from "../../../components/Button.tsx";
import { fileNameOf } from "../../../components/filePaths.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useDesktopFile } from "../hooks/useDesktopFile.ts";
import type { PlayableVersions } from "../hooks/usePlayableVersions.ts";

/** Warns before playback about tracks that the browser cannot play or show, and offers another player. */
export function PlaybackNote({ playable }: { readonly playable: PlayableVersions }) {
  const t = useTranslations("player");
  const tFilm = useTranslations("film");
  const formats = useFormats();
  const desk = useDesktopFile();
  const { version } = playable;
  if (!version?.announcement) return null;
  const { picture, sound, subtitles } = version.announcement;
  const languages = subtitles
    .map((tag) => (tag === null ? t("unknownLanguage") : formats.languageName(tag)))
    .join(", ");
  const [first] = version.files;
  const sentences = [
    picture !== null && t(desk ? "pictureWindow" : "pictureBrowser", { codec: picture }),
    sound !== null && t(desk ? "soundWindow" : "soundBrowser", { codec: sound }),
    picture === null && sound !== null && t("soundConverted"),
    subtitles.length > 0 && t(desk ? "subtitlesWindow" : "subtitlesBrowser", { languages }),
    !desk && t("openElsewhere"),
  ].filter((sentence) => sentence !== false);
  return (
    <div role="note" className="card mt-4 flex max-w-3xl flex-wrap items-center gap-x-4 gap-y-3 p-4 text-sm">
      <Info aria-hidden className="size-5 shrink-0 text-accent-text" />
      <p className="min-w-0 grow basis-60">{sentences.join(" ")}</p>
      {desk ? (
        <Button size="small" onClick={() => desk.play(first.id)}>
          <Play aria-hidden className="size-4 fill-current" />
          {tFilm("play")}
        </Button>
      ) : (
        version.files.map(({ id, path }, index) => (
          <a
            key={id}
            href={`/api/files/${id}/stream`}
            download={fileNameOf(path)}
            className={buttonClass("quiet", "small")}
          >
            <Download aria-hidden className="size-4" />
            {version.files.length > 1 ? t("downloadPart", { number: index + 1 }) : t("download")}
          </a>
        ))
      )}
    </div>
  );
}
