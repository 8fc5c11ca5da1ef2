import type { NonFilmKind } from "../../../../src/contract/index.ts";
import { Button } from "../../../components/Button.tsx";
import { useTranslations } from "../../../i18n/index.ts";

/** For a file that is no film: an episode, or something else. */
export function NotAFilmButtons({ onExclude }: { onExclude: (kind: NonFilmKind) => void }) {
  const t = useTranslations("review");
  return (
    <>
      <Button variant="plain" aria-keyshortcuts="E" onClick={() => onExclude("episode")}>
        {t("isEpisode")}
      </Button>
      <Button variant="plain" aria-keyshortcuts="X" onClick={() => onExclude("other")}>
        {t("isNoFilm")}
      </Button>
    </>
  );
}
