import { useEffect } from "react";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { showToast } from "../../../components/toasts.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { clockOf } from "../timeline.ts";
import type { FilmVersion } from "../versions.ts";
import { resumePosition } from "./useFilmPlayback.ts";

/** Shows a notice with the resume position once. */
export function useResumeNote(film: FilmDetail, version: FilmVersion): void {
  const t = useTranslations("player");
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the player opens
  useEffect(() => {
    const position = resumePosition(film, version);
    if (position > 0) showToast(t("resumed", { time: clockOf(position) }));
  }, []);
}
