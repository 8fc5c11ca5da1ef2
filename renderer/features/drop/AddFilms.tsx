import { Plus } from "lucide-react";
import { useRef } from "react";
import { desktop } from "../../api/desktop.ts";
import { Button } from "../../components/Button.tsx";
import { useWords } from "../../i18n/index.ts";
import { receiveFiles, receivePaths } from "./receive.ts";

/** For who does not drag: files in a browser, a folder in the window. */
export function AddFilms() {
  const words = useWords("shell");
  const drop = useWords("drop");
  const common = useWords("common");
  const input = useRef<HTMLInputElement>(null);

  const choose = async () => {
    const window = desktop();
    if (!window) return input.current?.click();
    const folder = await window.chooseFolder();
    if (folder) await receivePaths([folder], common("unreachable"));
  };

  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={drop("chooseFiles")}
        onChange={(event) => {
          void receiveFiles([...(event.target.files ?? [])], common("unreachable"));
          event.target.value = ""; // so that the same files can be chosen once more
        }}
      />
      <Button
        size="icon"
        data-tour="add"
        aria-label={words("addFilms")}
        title={words("addFilms")}
        onClick={() => void choose()}
      >
        <Plus aria-hidden className="size-5" />
      </Button>
    </>
  );
}
