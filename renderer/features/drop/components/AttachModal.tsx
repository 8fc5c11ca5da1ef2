import { useEffect, useRef } from "react";
import { Button } from "../../../components/Button.tsx";
import { Modal } from "../../../components/Modal.tsx";
import { useTranslations } from "../../../i18n/index.ts";
import type { DroppedAssets } from "../droppedAssets.ts";
import { useAttach } from "../hooks/useAttach.ts";

type AttachModalProps = { filmId: number; assets: DroppedAssets; onClose: () => void };

/** Attaches files dropped on a film's page: an image and subtitles at once, a video after asking. */
export default function AttachModal({ filmId, assets, onClose }: AttachModalProps) {
  const t = useTranslations("drop");
  const { film, attachNow, addVersions, addFilms } = useAttach(filmId);
  const { videos } = assets;
  const attached = useRef<DroppedAssets | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: attached once, as soon as the film's files are known
  useEffect(() => {
    if (!film || attached.current === assets) return;
    attached.current = assets;
    void attachNow(assets).then(() => videos.length === 0 && onClose());
  }, [film, assets]);

  const choose = (add: (videos: readonly File[]) => Promise<void>) => {
    onClose();
    void add(videos);
  };

  if (!film || videos.length === 0) return null;
  return (
    <Modal open onClose={onClose} title={t("anotherVersion", { film: film.title })}>
      <ul className="mb-4 space-y-1">
        {videos.map(({ name }) => (
          <li key={name} className="break-words font-medium">
            {name}
          </li>
        ))}
      </ul>
      <p className="text-quiet">{t("anotherVersionText")}</p>
      <div className="mt-6 flex flex-wrap justify-end gap-3">
        <Button onClick={() => choose(addFilms)}>{t("ownFilm")}</Button>
        <Button variant="primary" onClick={() => choose(addVersions)}>
          {t("asVersion")}
        </Button>
      </div>
    </Modal>
  );
}
