import { Dialog } from "@base-ui/react/dialog";
import { Play, X } from "lucide-react";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { client } from "../../../api/client.ts";
import { Button } from "../../../components/Button.tsx";
import { fileNameOf } from "../../../components/filePaths.ts";
import { Select } from "../../../components/Select.tsx";
import { showToast } from "../../../components/toasts.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { badgesOf, type FilmFile } from "../fileBadges.ts";
import { usePlayback } from "../hooks/usePlayback.ts";
import { textTracksOf } from "../textTracks.ts";

/** Containers that browsers can open. Whether they can decode the streams is known only when playback starts. */
const OPENED_HERE = /\.(mp4|m4v|mov|webm|mkv|ogv)$/i;
const GONE: ReadonlySet<string> = new Set(["missing", "offline", "failed"]);
const SAVE_EVERY_MS = 10_000;
/** Share of the film after which it counts as watched. */
const SEEN_SHARE = 0.95;
/** An earlier position is not resumed: the film starts from the beginning. */
const RESUMED_FROM_SECONDS = 30;

/** Plays the film in the page, resumes it where it was stopped, and saves the position. */
export function InlinePlayer({ film, isOnly }: { film: FilmDetail; isOnly: boolean }) {
  const t = useTranslations("player");
  const tCommon = useTranslations("common");
  const [isOpen, open] = useState(false);
  const playable = film.files.filter(({ path, state }) => OPENED_HERE.test(path) && !GONE.has(state));
  const [chosen, choose] = useState<number | null>(null);
  const file = playable.find(({ id }) => id === chosen) ?? playable[0];
  const nameVersion = useVersionName();
  // The video gets the focus, so that Space pauses it and the arrow keys seek.
  const video = useRef<HTMLVideoElement>(null);
  if (!file) return null;
  return (
    <div className="flex items-center gap-1">
      <Dialog.Root open={isOpen} onOpenChange={open}>
        <Dialog.Trigger
          render={
            <Button variant={isOnly ? "primary" : "quiet"}>
              <Play aria-hidden className={`size-5 ${isOnly ? "fill-current" : ""}`} />
              {t("playHere")}
            </Button>
          }
        />
        <Dialog.Portal>
          <Dialog.Backdrop className="fixed inset-0 z-50 bg-black/90" />
          <Dialog.Popup initialFocus={video} className="fixed inset-0 z-50 flex flex-col p-4 outline-none">
            <div className="flex items-center justify-between gap-4 text-white">
              <Dialog.Title className="truncate font-semibold">{film.title}</Dialog.Title>
              <Dialog.Close aria-label={tCommon("close")} className="rounded-lg p-2 hover:bg-white/15">
                <X aria-hidden className="size-6" />
              </Dialog.Close>
            </div>
            <Video film={film} file={file} video={video} />
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
      {playable.length > 1 && (
        <Select
          label={t("version")}
          value={String(file.id)}
          options={playable.map((one) => ({ value: String(one.id), label: nameVersion(one) }))}
          onChange={(id) => choose(Number(id))}
        />
      )}
    </div>
  );
}

/** A label that tells a film's files apart: edition, part and resolution, or the file's name. */
function useVersionName(): (file: FilmFile) => string {
  const t = useTranslations("film");
  return (file) => {
    const part = file.part === null || file.part === 1 ? null : t("part", { number: file.part });
    const facts = [file.edition, part, badgesOf(file)[0]].filter(Boolean);
    return facts.length > 0 ? facts.join(" · ") : fileNameOf(file.path);
  };
}

/** Whether the file still exists: the browser does not say why it cannot play. */
async function isThere(fileId: number): Promise<boolean> {
  try {
    const { ok } = await fetch(`/api/files/${fileId}/stream`, { headers: { range: "bytes=0-0" } });
    return ok;
  } catch {
    return false; // no answer: the connection banner reports it
  }
}

type VideoProps = { film: FilmDetail; file: FilmFile; video: RefObject<HTMLVideoElement | null> };

function Video({ film, file, video }: VideoProps) {
  const t = useTranslations("player");
  const formats = useFormats();
  const [failure, setFailure] = useState<"cannot" | "gone" | null>(null);
  const wasSeen = useRef(film.watched);
  const { id: filmId, positionSeconds } = film;
  usePlayback(video, film.title);

  useEffect(() => {
    const element = video.current;
    const keep = () => {
      if (!element || element.currentTime === 0 || !element.duration) return;
      wasSeen.current ||= element.currentTime / element.duration >= SEEN_SHARE;
      // The next interval saves it if this one could not.
      client.films
        .setWatched({ id: filmId, watched: wasSeen.current, positionSeconds: element.currentTime })
        .catch(() => undefined);
    };
    const timer = setInterval(() => element && !element.paused && keep(), SAVE_EVERY_MS);
    return () => {
      clearInterval(timer);
      keep();
    };
  }, [filmId, video]);

  function resume(): void {
    const element = video.current;
    if (!element || positionSeconds === null || positionSeconds < RESUMED_FROM_SECONDS) return;
    if (positionSeconds / element.duration >= SEEN_SHARE) return;
    element.currentTime = positionSeconds;
    showToast(t("resumed", { time: formats.duration(positionSeconds) }));
  }

  if (failure) return <p className="m-auto max-w-md text-center text-white">{t(failure)}</p>;
  return (
    // biome-ignore lint/a11y/useMediaCaption: the tracks below, as many as the film has
    <video
      ref={video}
      className="mx-auto mt-2 min-h-0 w-full grow object-contain outline-none"
      src={`/api/files/${file.id}/stream`}
      controls
      autoPlay
      onLoadedMetadata={resume}
      onError={() => void isThere(file.id).then((there) => setFailure(there ? "cannot" : "gone"))}
    >
      {textTracksOf(file).map(({ key, address, language, name }) => (
        <track
          key={key}
          kind="subtitles"
          src={address}
          srcLang={language ?? "und"}
          label={[language && formats.languageName(language), name].filter(Boolean).join(" · ") || t("subtitles")}
        />
      ))}
    </video>
  );
}
