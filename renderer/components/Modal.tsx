import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { useTranslations } from "../i18n/index.ts";

const WIDTHS = { normal: "w-[min(36rem,92vw)]", wide: "w-[min(64rem,94vw)]" };

type ModalProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  size?: keyof typeof WIDTHS;
  children: ReactNode;
};

/** A dialog over the page. Escape and the close button leave it; the focus returns to where it was. */
export function Modal({ open, onClose, title, size = "normal", children }: ModalProps) {
  const t = useTranslations("common");
  const content = useRef<HTMLDivElement>(null);
  // The first text field gets the focus, or the close button if there is none.
  const firstField = () =>
    content.current?.querySelector<HTMLElement>("input:not([type=checkbox]):not([type=range])") ?? true;
  return (
    <Dialog.Root open={open} onOpenChange={(stays) => !stays && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-veil backdrop-blur-sm" />
        <Dialog.Popup
          initialFocus={firstField}
          className={`card fixed top-1/2 left-1/2 z-50 max-h-[85vh] ${WIDTHS[size]} -translate-x-1/2 -translate-y-1/2 overflow-auto p-6 shadow-float`}
        >
          <div className="mb-4 flex items-center justify-between gap-4">
            <Dialog.Title className="text-xl font-semibold">{title}</Dialog.Title>
            <Dialog.Close aria-label={t("close")} className="rounded-lg p-2 text-quiet hover:bg-raised hover:text-ink">
              <X aria-hidden className="size-5" />
            </Dialog.Close>
          </div>
          <div ref={content}>{children}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
