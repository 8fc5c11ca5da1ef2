import { lazy, Suspense, useState } from "react";
import { useLocation } from "react-router";
import { desktop } from "../../api/desktop.ts";
import { useUser } from "../../api/session.ts";
import { showToast } from "../../components/toasts.ts";
import { useTranslations } from "../../i18n/index.ts";
import { DropOverlay } from "./components/DropOverlay.tsx";
import { filmAt, type Gifts, giftsIn } from "./gifts.ts";
import { useDragged } from "./hooks/useDragged.ts";
import { useDrops } from "./hooks/useDrops.ts";
import { useOpenRequests } from "./hooks/useOpenRequests.ts";
import { receiveDrop, receivePaths } from "./receive.ts";
import { entriesOf } from "./walk.ts";

const Tray = lazy(async () => ({ default: (await import("./components/Tray.tsx")).Tray }));
const GiveSheet = lazy(() => import("./components/GiveSheet.tsx"));

/** The whole window takes films; what came of them stands in the tray. A film's page takes what belongs to the film. */
export function DropZone() {
  const t = useTranslations("drop");
  const tCommon = useTranslations("common");
  const { role } = useUser();
  const { pathname } = useLocation();
  const filmId = filmAt(pathname);
  const drops = useDrops();
  const [isClosed, setClosed] = useState(false);
  const [given, setGiven] = useState<{ readonly filmId: number; readonly gifts: Gifts } | null>(null);

  const dragged = useDragged((transfer, { kind }) => {
    if (kind === "other") {
      showToast(`${t("notFiles")}. ${t("notFilesAdvice")}`, { tone: "problem" });
      return;
    }
    setClosed(false);
    // Both are empty once the event is over.
    const files = [...transfer.files];
    const isFolder = entriesOf(transfer).map((entry) => entry.isDirectory);
    if (filmId !== null && !isFolder.includes(true)) {
      setGiven({ filmId, gifts: giftsIn(files) });
      return;
    }
    void receiveDrop(transfer, tCommon("unreachable"));
    void ask(desktop()?.pathsOfFiles(files.filter((_, at) => isFolder[at])) ?? []);
  });
  useOpenRequests((paths, folders) => {
    setClosed(false);
    void receivePaths(paths, tCommon("unreachable"));
    void ask(folders);
  });

  async function ask(folders: readonly string[]): Promise<void> {
    if (role !== "owner" || folders.length === 0) return;
    try {
      const { askToWatch } = await import("./askToWatch.ts");
      await askToWatch(folders, {
        ask: (folder) => t("watchAsk", { folder }),
        watch: t("watch"),
        done: (folder) => t("watched", { folder }),
        unreachable: tCommon("unreachable"),
      });
    } catch (error) {
      // Only an offer: what became of the drop itself stands in the tray.
      console.warn("Whether to watch the folder could not be asked", error);
    }
  }

  return (
    <>
      {dragged && <DropOverlay dragged={dragged} isOnFilm={filmId !== null} />}
      <Suspense>
        {drops.length > 0 && <Tray drops={drops} isClosed={isClosed} onToggle={setClosed} />}
        {given && <GiveSheet {...given} onClose={() => setGiven(null)} />}
      </Suspense>
    </>
  );
}
