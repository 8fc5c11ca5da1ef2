import { MonitorPlay } from "lucide-react";
import { useState } from "react";
import type { NotFilm } from "../../../../src/contract/index.ts";
import { Button } from "../../../components/Button.tsx";
import { fileNameOf } from "../../../components/filePaths.ts";
import { Modal } from "../../../components/Modal.tsx";
import { useTranslations } from "../../../i18n/index.ts";
import { useDesktopFile } from "../../player/index.ts";
import { useSetFileWatched } from "../hooks/useNotFilms.ts";

/** The file as it is, then rewritten for browsers. */
const SOURCES = [
  (fileId: number) => `/api/files/${fileId}/stream`,
  (fileId: number) => `/api/files/${fileId}/remux?convert`,
] as const;

/** Plays a video that is no film. Watched to its end, it is marked as watched. */
export function VideoModal({ file, onClose }: { file: NotFilm; onClose: () => void }) {
  const t = useTranslations("notFilms");
  const shell = useDesktopFile();
  const setWatched = useSetFileWatched();
  const [attempt, setAttempt] = useState(0);
  const source = SOURCES[attempt];
  return (
    <Modal open onClose={onClose} title={fileNameOf(file.path)} size="wide">
      {source ? (
        // biome-ignore lint/a11y/useMediaCaption: the engine offers subtitle tracks for films only
        <video
          key={attempt}
          src={source(file.fileId)}
          controls
          autoPlay
          className="max-h-[65vh] w-full rounded-lg bg-black"
          onError={() => setAttempt(attempt + 1)}
          onEnded={() => setWatched.mutate({ id: file.fileId, watched: true })}
        />
      ) : (
        <p role="alert">{t("cannotPlay")}</p>
      )}
      {shell && (
        <Button className="mt-4" onClick={() => shell.play(file.fileId)}>
          <MonitorPlay aria-hidden className="size-5" />
          {t("externalPlayer")}
        </Button>
      )}
    </Modal>
  );
}
