import { Suspense, useState } from "react";
import { useLocation } from "react-router";
import { desktop } from "../../api/desktop.ts";
import { useUser } from "../../api/session.ts";
import { lazyPart } from "../../components/lazyPart.ts";
import { showToast } from "../../components/toasts.ts";
import { useTranslations } from "../../i18n/index.ts";
import { DropOverlay } from "./components/DropOverlay.tsx";
import { type DroppedAssets, filmIdInPath, sortDroppedFiles } from "./droppedAssets.ts";
import { entriesOf } from "./droppedFolders.ts";
import { useDragOver } from "./hooks/useDragOver.ts";
import { useDrops } from "./hooks/useDrops.ts";
import { useOpenRequests } from "./hooks/useOpenRequests.ts";
import { importDrop, importPaths } from "./importFiles.ts";

const ImportTray = lazyPart(async () => ({ default: (await import("./components/ImportTray.tsx")).ImportTray }));
const AttachModal = lazyPart(() => import("./components/AttachModal.tsx"));

/** Takes films dropped anywhere in the window and shows their import in the tray; on a film's page, files for that film. */
export function DropZone() {
  const t = useTranslations("drop");
  const tCommon = useTranslations("common");
  const { role } = useUser();
  const { pathname } = useLocation();
  const filmId = filmIdInPath(pathname);
  const drops = useDrops();
  const [isClosed, setClosed] = useState(false);
  const [dropped, setDropped] = useState<{ readonly filmId: number; readonly assets: DroppedAssets } | null>(null);

  const dragged = useDragOver((transfer, { kind }) => {
    if (kind === "other") {
      showToast(`${t("notFiles")}. ${t("notFilesAdvice")}`, { tone: "problem" });
      return;
    }
    setClosed(false);
    // Both are empty once the event is over.
    const files = [...transfer.files];
    const isFolder = entriesOf(transfer).map((entry) => entry.isDirectory);
    if (filmId !== null && !isFolder.includes(true)) {
      setDropped({ filmId, assets: sortDroppedFiles(files) });
      return;
    }
    void importDrop(transfer, tCommon("unreachable"));
    void askAboutFolders(desktop()?.pathsOfFiles(files.filter((_, at) => isFolder[at])) ?? []);
  });
  useOpenRequests((paths, folders) => {
    setClosed(false);
    void importPaths(paths, tCommon("unreachable"));
    void askAboutFolders(folders);
  });

  async function askAboutFolders(folders: readonly string[]): Promise<void> {
    if (role !== "owner" || folders.length === 0) return;
    try {
      const { offerToWatch } = await import("./offerToWatch.ts");
      await offerToWatch(folders, {
        question: (folder) => t("watchAsk", { folder }),
        action: t("watch"),
        done: (folder) => t("watched", { folder }),
        unreachable: tCommon("unreachable"),
      });
    } catch (error) {
      // Only an offer: the tray shows what became of the drop itself.
      console.warn("Whether to watch the folder could not be asked", error);
    }
  }

  return (
    <>
      {dragged && <DropOverlay dragged={dragged} isOnFilm={filmId !== null} />}
      <Suspense>
        {drops.length > 0 && <ImportTray drops={drops} isClosed={isClosed} onToggle={setClosed} />}
        {dropped && <AttachModal {...dropped} onClose={() => setDropped(null)} />}
      </Suspense>
    </>
  );
}
