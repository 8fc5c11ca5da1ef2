import { showToast } from "../../components/toasts.ts";
import { useTranslations } from "../../i18n/index.ts";
import { useDragOver } from "./hooks/useDragOver.ts";
import { useOpenRequests } from "./hooks/useOpenRequests.ts";

/** In place of the drop zone for a profile that adds nothing: links lead to their screen, and files are refused. */
export function KidsDropZone() {
  const t = useTranslations("drop");
  const refuse = () => showToast(t("notForProfile"), { tone: "problem", topic: "drop" });
  useDragOver(refuse);
  useOpenRequests(refuse);
  return null;
}
