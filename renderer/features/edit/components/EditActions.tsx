import { Button } from "../../../components/Button.tsx";
import { useTranslations } from "../../../i18n/index.ts";

type EditActionsProps = { canSave: boolean; onCancel: () => void };

/** Save and cancel, at the foot of the dialog however far its fields are scrolled. */
export function EditActions({ canSave, onCancel }: EditActionsProps) {
  const t = useTranslations("edit");
  const tCommon = useTranslations("common");
  return (
    <div className="sticky -bottom-6 z-10 -mx-6 mt-6 -mb-6 flex justify-end gap-3 border-t border-line bg-surface px-6 py-4">
      <Button onClick={onCancel}>{tCommon("cancel")}</Button>
      <Button type="submit" variant="primary" disabled={!canSave}>
        {t("save")}
      </Button>
    </div>
  );
}
