import { useTranslations } from "../../../i18n/index.ts";
import type { Chapter } from "../timeline.ts";

/** The title of a chapter; where it has none, its number: of the part in a film of several parts. */
export function useChapterName(parts: number): (chapters: readonly Chapter[], index: number) => string {
  const t = useTranslations("player");
  const tFilm = useTranslations("film");
  return (chapters, index) => {
    const title = chapters[index]?.title;
    if (title) return title;
    return parts > 1 && chapters.length === parts
      ? tFilm("part", { number: index + 1 })
      : t("chapter", { number: index + 1 });
  };
}
