import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { api, client } from "../../../api/client.ts";
import { problemOf } from "../../../api/problem.ts";
import { askRaw } from "../../../api/raw.ts";
import { QUESTION_DURATION_MS, showToast } from "../../../components/toasts.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { DroppedAssets } from "../droppedAssets.ts";
import { importFiles } from "../importFiles.ts";

export type Attach = {
  /** Undefined until it is loaded. */
  readonly film: FilmDetail | undefined;
  /** Attaches the image and the subtitles. Each attachment is said, and can be undone. */
  attachNow(assets: DroppedAssets): Promise<void>;
  /** Imports the videos as further versions of the film. */
  addVersions(videos: readonly File[]): Promise<void>;
  /** Imports the videos as films of their own. */
  addFilms(videos: readonly File[]): Promise<void>;
};

/** Attaches dropped files to a film. */
export function useAttach(filmId: number): Attach {
  const t = useTranslations("drop");
  const tCommon = useTranslations("common");
  const queryClient = useQueryClient();
  const { data: film } = useQuery(api.films.get.queryOptions({ input: { id: filmId } }));

  const reportFailure = (problem: { readonly detail: string } | null) =>
    showToast(problem?.detail ?? tCommon("unreachable"), { tone: "problem" });
  const reloadFilm = () => queryClient.invalidateQueries({ queryKey: api.films.get.key({ input: { id: filmId } }) });

  async function undo(path: string): Promise<void> {
    const answer = await askRaw("DELETE", path);
    if (!answer.ok) reportFailure(answer.problem);
    await reloadFilm();
  }

  async function announce(text: string, undoPath: string): Promise<void> {
    const action = { label: tCommon("undo"), run: () => undo(undoPath) };
    showToast(text, { action, durationMs: QUESTION_DURATION_MS });
    await reloadFilm();
  }

  async function attachImage(image: File): Promise<void> {
    const path = `/api/films/${filmId}/poster`;
    const answer = await askRaw("PUT", path, image);
    if (!answer.ok) return reportFailure(answer.problem);
    await announce(t("posterGiven"), path);
  }

  async function attachSubtitle(fileId: number, subtitle: File): Promise<void> {
    const path = `/api/files/${fileId}/subtitles`;
    const answer = await askRaw("PUT", `${path}?name=${encodeURIComponent(subtitle.name)}`, subtitle);
    if (!answer.ok) return reportFailure(answer.problem);
    // The engine answers an attached subtitle with its key.
    const { given } = answer.body as { given: string };
    await announce(t("subtitleGiven", { name: subtitle.name }), `${path}/${given}`);
  }

  return {
    film,
    async attachNow({ image, subtitles }) {
      const fileId = film?.files[0]?.id;
      if (image) await attachImage(image);
      if (fileId !== undefined) for (const subtitle of subtitles) await attachSubtitle(fileId, subtitle);
      else if (subtitles.length > 0) showToast(t("noFileForSubtitle"), { tone: "problem" });
    },
    async addVersions(videos) {
      const received = await importFiles(videos, tCommon("unreachable"));
      try {
        for (const { fileId } of received) await client.files.match({ id: fileId, filmId });
        if (received.length > 0 && film) showToast(t("versionGiven", { film: film.title }));
      } catch (error) {
        reportFailure(problemOf(error));
      }
      await reloadFilm();
    },
    async addFilms(videos) {
      await importFiles(videos, tCommon("unreachable"));
    },
  };
}
