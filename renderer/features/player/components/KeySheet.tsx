import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { RefObject } from "react";
import { useTranslations } from "../../../i18n/index.ts";
import { KeyList, PLAYER_KEYS } from "../../keyboard/index.ts";

type KeySheetProps = { readonly popup: RefObject<HTMLElement | null>; onClose(): void };

/** The player's keyboard shortcuts, shown over the video. */
export function KeySheet({ popup, onClose }: KeySheetProps) {
  const t = useTranslations("player");
  const tCommon = useTranslations("common");
  return (
    <Dialog.Root open onOpenChange={(stays) => !stays && onClose()}>
      <Dialog.Portal container={popup}>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-veil" />
        <Dialog.Popup
          data-player-sheet=""
          className="card fixed top-1/2 left-1/2 z-50 max-h-[85vh] w-[min(30rem,92vw)] -translate-x-1/2 -translate-y-1/2 overflow-auto p-6 text-ink shadow-float"
        >
          <div className="mb-4 flex items-center justify-between gap-4">
            <Dialog.Title className="text-xl font-semibold">{t("keys")}</Dialog.Title>
            <Dialog.Close
              aria-label={tCommon("close")}
              className="rounded-lg p-2 text-quiet hover:bg-raised hover:text-ink"
            >
              <X aria-hidden className="size-5" />
            </Dialog.Close>
          </div>
          <KeyList keys={PLAYER_KEYS} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
