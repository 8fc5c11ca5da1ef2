import type { NonFilmKind } from "../../../../src/contract/index.ts";
import { Button } from "../../../components/Button.tsx";
import { useTranslations } from "../../../i18n/index.ts";

/** The other answers to "which film is it?": none. */
export function NotAFilmButtons({ onSetAside }: { onSetAside: (kind: NonFilmKind) => void }) {
  const t = useTranslations("review");
  return (
    <>
      <Button variant="plain" aria-keyshortcuts="E" onClick={() => onSetAside("episode")}>
        {t("isEpisode")}
      </Button>
      <Button variant="plain" aria-keyshortcuts="X" onClick={() => onSetAside("other")}>
        {t("isNoFilm")}
      </Button>
    </>
  );
}
