import { Split } from "lucide-react";
import { useState } from "react";
import { client } from "../../../api/client.ts";
import { useUser } from "../../../api/session.ts";
import { Button } from "../../../components/Button.tsx";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useUndoEntries } from "../hooks/useUndoEntries.ts";

/** Makes a version of a film, with all its parts, a film of its own. */
export function SplitButton({ fileIds }: { fileIds: readonly number[] }) {
  const t = useTranslations("removal");
  const isOwner = useUser().role === "owner";
  const messageOf = useProblemMessage();
  const announce = useUndoEntries();
  const [isBusy, setBusy] = useState(false);
  if (!isOwner) return null;

  async function split(): Promise<void> {
    setBusy(true);
    try {
      const { entryId } = await client.files.split({ fileIds: [...fileIds] });
      announce(t("wasSplit"), [entryId]);
    } catch (error) {
      showToast(messageOf(error), { tone: "problem" });
    } finally {
      setBusy(false);
    }
  }

  return (
    <Button size="small" title={t("splitHint")} disabled={isBusy} onClick={() => void split()}>
      <Split aria-hidden className="size-4" />
      {t("split")}
    </Button>
  );
}
