import { Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../components/Button.tsx";
import { ConfirmModal } from "../../../components/ConfirmModal.tsx";
import { fileNameOf } from "../../../components/filePaths.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useBinName, useMoveToBin, useSystemBin } from "../hooks/useMoveToBin.ts";

type MoveToBinButtonProps = {
  file: { readonly id: number; readonly path: string; readonly sizeBytes: number };
  onMoved: () => void;
};

/** Moves a file of a film to the system's bin, once the owner confirmed it. */
export function MoveToBinButton({ file, onMoved }: MoveToBinButtonProps) {
  const t = useTranslations("removal");
  const formats = useFormats();
  const system = useSystemBin();
  const bin = useBinName();
  const move = useMoveToBin();
  const [isAsking, setAsking] = useState(false);
  if (system === null) return null;
  return (
    <>
      <Button size="small" title={t("moveHint", { bin })} onClick={() => setAsking(true)}>
        <Trash2 aria-hidden className="size-4" />
        {t("moveToBin")}
      </Button>
      <ConfirmModal
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t("moveTitle")}
        text={t("moveText", { name: fileNameOf(file.path), size: formats.size(file.sizeBytes), bin })}
        action={t("moveToBin")}
        onConfirm={() => void move([file.id]).then((moved) => moved !== undefined && onMoved())}
      />
    </>
  );
}
