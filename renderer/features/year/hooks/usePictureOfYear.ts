import type { YearInReview } from "../../../../src/contract/index.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { Picture } from "../../../pictures/drawPicture.ts";

const MINUTES_PER_HOUR = 60;

/** The year as a picture: its numbers, and the posters of the films that were rated best. */
export function usePictureOfYear(): (review: YearInReview) => Picture {
  const t = useTranslations("year");
  const { number } = useFormats();
  return ({ year, films, minutes, directors, genres, best, first, last }) => ({
    title: t("title", { year }),
    subtitle: [directors[0]?.name, genres[0]?.name].filter((name) => name !== undefined).join(" · "),
    figures: [
      { value: number(films), label: t("films") },
      { value: number(Math.round(minutes / MINUTES_PER_HOUR)), label: t("hours") },
    ],
    posters: (best.length > 0 ? best : [first, last].flatMap((one) => one ?? [])).map(({ film, title }) => ({
      url: film?.poster?.url ?? null,
      title,
    })),
  });
}
