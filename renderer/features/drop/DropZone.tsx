import { useState } from "react";
import { tell } from "../../components/toasts.ts";
import { useWords } from "../../i18n/index.ts";
import { DropOverlay } from "./components/DropOverlay.tsx";
import { Tray } from "./components/Tray.tsx";
import { useDragged } from "./hooks/useDragged.ts";
import { useDrops } from "./hooks/useDrops.ts";
import { receiveDrop } from "./receive.ts";

/** The whole window takes films; what came of them stands in the tray. */
export function DropZone() {
  const words = useWords("drop");
  const common = useWords("common");
  const drops = useDrops();
  const [isClosed, setClosed] = useState(false);

  const dragged = useDragged((transfer, { kind }) => {
    if (kind === "other") {
      tell(`${words("notFiles")}. ${words("notFilesAdvice")}`, { tone: "problem" });
      return;
    }
    setClosed(false);
    void receiveDrop(transfer, common("unreachable"));
  });

  return (
    <>
      {dragged && <DropOverlay dragged={dragged} />}
      <Tray drops={drops} isClosed={isClosed} onToggle={setClosed} />
    </>
  );
}
