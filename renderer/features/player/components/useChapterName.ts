import { useTranslations } from "../../../i18n/index.ts";
import type { Chapter } from "../timeline.ts";

/** The chapter's title or number. In a film of several parts the number is that of the part. */
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
