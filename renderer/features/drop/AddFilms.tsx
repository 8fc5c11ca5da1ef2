import { Plus } from "lucide-react";
import { useRef } from "react";
import { desktop } from "../../api/desktop.ts";
import { Button } from "../../components/Button.tsx";
import { useTranslations } from "../../i18n/index.ts";
import { importFiles, importPaths } from "./importFiles.ts";

/** Adds without dragging: chooses files in a browser, a folder in the desktop window. */
export function AddFilms() {
  const t = useTranslations("shell");
  const tDrop = useTranslations("drop");
  const tCommon = useTranslations("common");
  const input = useRef<HTMLInputElement>(null);

  const choose = async () => {
    const window = desktop();
    if (!window) return input.current?.click();
    const folder = await window.chooseFolder();
    if (folder) await importPaths([folder], tCommon("unreachable"));
  };

  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={tDrop("chooseFiles")}
        onChange={(event) => {
          void importFiles([...(event.target.files ?? [])], tCommon("unreachable"));
          event.target.value = ""; // so that the same files can be chosen once more
        }}
      />
      <Button
        size="icon"
        data-tour="add"
        aria-label={t("addFilms")}
        title={t("addFilms")}
        onClick={() => void choose()}
      >
        <Plus aria-hidden className="size-5" />
      </Button>
    </>
  );
}
