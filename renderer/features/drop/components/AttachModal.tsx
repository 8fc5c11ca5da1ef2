import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { api, client } from "../../../api/client.ts";
import { problemOf } from "../../../api/problem.ts";
import { askRaw } from "../../../api/raw.ts";
import { Button } from "../../../components/Button.tsx";
import { Modal } from "../../../components/Modal.tsx";
import { QUESTION_DURATION_MS, showToast } from "../../../components/toasts.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { DroppedAssets } from "../droppedAssets.ts";
import { importFiles } from "../importFiles.ts";

type AttachModalProps = { filmId: number; assets: DroppedAssets; onClose: () => void };

/** Gives a film what was dropped on its page: a picture and subtitles at once, a video after asking. */
export default function AttachModal({ filmId, assets, onClose }: AttachModalProps) {
  const t = useTranslations("drop");
  const tCommon = useTranslations("common");
  const queryClient = useQueryClient();
  const { data: film } = useQuery(api.films.get.queryOptions({ input: { id: filmId } }));
  const attachedAssets = useRef<DroppedAssets | null>(null);

  const failed = (problem: { readonly detail: string } | null) =>
    showToast(problem?.detail ?? tCommon("unreachable"), { tone: "problem" });
  const changed = () => queryClient.invalidateQueries({ queryKey: api.films.get.key({ input: { id: filmId } }) });
  const undoBy = (path: string) => ({
    label: tCommon("undo"),
    run: async () => {
      const answer = await askRaw("DELETE", path);
      if (!answer.ok) failed(answer.problem);
      await changed();
    },
  });

  async function attachImage(image: File): Promise<void> {
    const path = `/api/films/${filmId}/poster`;
    const answer = await askRaw("PUT", path, image);
    if (!answer.ok) return failed(answer.problem);
    showToast(t("posterGiven"), { action: undoBy(path), durationMs: QUESTION_DURATION_MS });
    await changed();
  }

  async function attachSubtitle(fileId: number, subtitle: File): Promise<void> {
    const path = `/api/files/${fileId}/subtitles`;
    const answer = await askRaw("PUT", `${path}?name=${encodeURIComponent(subtitle.name)}`, subtitle);
    if (!answer.ok) return failed(answer.problem);
    const { given } = answer.body as { given: string };
    showToast(t("subtitleGiven", { name: subtitle.name }), {
      action: undoBy(`${path}/${given}`),
      durationMs: QUESTION_DURATION_MS,
    });
    await changed();
  }

  async function attachAll(fileId: number | undefined): Promise<void> {
    if (assets.image) await attachImage(assets.image);
    if (fileId === undefined && assets.subtitles.length > 0) showToast(t("noFileForSubtitle"), { tone: "problem" });
    if (fileId !== undefined) for (const subtitle of assets.subtitles) await attachSubtitle(fileId, subtitle);
    if (assets.videos.length === 0) onClose();
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: given once, as soon as it is known which files the film has
  useEffect(() => {
    if (!film || attachedAssets.current === assets) return;
    attachedAssets.current = assets;
    void attachAll(film.files[0]?.id);
  }, [film, assets]);

  async function addVersion(): Promise<void> {
    onClose();
    const received = await importFiles(assets.videos, tCommon("unreachable"));
    try {
      for (const { fileId } of received) await client.files.match({ id: fileId, filmId });
      if (received.length > 0 && film) showToast(t("versionGiven", { film: film.title }));
    } catch (error) {
      failed(problemOf(error));
    }
    await changed();
  }

  if (!film || assets.videos.length === 0) return null;
  return (
    <Modal open onClose={onClose} title={t("anotherVersion", { film: film.title })}>
      <ul className="mb-4 space-y-1">
        {assets.videos.map(({ name }) => (
          <li key={name} className="break-words font-medium">
            {name}
          </li>
        ))}
      </ul>
      <p className="text-quiet">{t("anotherVersionText")}</p>
      <div className="mt-6 flex flex-wrap justify-end gap-3">
        <Button
          onClick={() => {
            onClose();
            void importFiles(assets.videos, tCommon("unreachable"));
          }}
        >
          {t("ownFilm")}
        </Button>
        <Button variant="primary" onClick={() => void addVersion()}>
          {t("asVersion")}
        </Button>
      </div>
    </Modal>
  );
}
