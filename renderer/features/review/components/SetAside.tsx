import type { AsideKind } from "../../../../src/contract/index.ts";
import { Button } from "../../../components/Button.tsx";
import { useWords } from "../../../i18n/index.ts";

/** The other answers to "which film is it?": none. */
export function SetAside({ onSetAside }: { onSetAside: (kind: AsideKind) => void }) {
  const words = useWords("review");
  return (
    <>
      <Button variant="plain" aria-keyshortcuts="E" onClick={() => onSetAside("episode")}>
        {words("isEpisode")}
      </Button>
      <Button variant="plain" aria-keyshortcuts="X" onClick={() => onSetAside("other")}>
        {words("isNoFilm")}
      </Button>
    </>
  );
}
