import { useTranslations } from "../i18n/index.ts";
import { Button } from "./Button.tsx";
import { Modal } from "./Modal.tsx";

type ConfirmModalProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  text: string;
  action: string;
  onConfirm: () => void;
};

/** Asks for confirmation before an action. */
export function ConfirmModal({ open, onClose, title, text, action, onConfirm }: ConfirmModalProps) {
  const t = useTranslations("common");
  return (
    <Modal open={open} onClose={onClose} title={title}>
      <p className="break-words text-quiet">{text}</p>
      <div className="mt-6 flex justify-end gap-3">
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button
          variant="danger"
          onClick={() => {
            onConfirm();
            onClose();
          }}
        >
          {action}
        </Button>
      </div>
    </Modal>
  );
}
