import { CloudOff } from "lucide-react";
import { connectionStore } from "../../api/events.ts";
import { useTranslations } from "../../i18n/index.ts";
import { useStore } from "../../state/store.ts";

/** Shown while the engine does not answer; the page reconnects automatically. */
export function ConnectionBanner() {
  const t = useTranslations("shell");
  const connection = useStore(connectionStore);
  return (
    <div aria-live="assertive">
      {connection === "lost" && (
        <p className="flex items-center justify-center gap-2 bg-danger-ground px-4 py-2 text-sm text-danger">
          <CloudOff aria-hidden className="size-4 shrink-0" />
          {t("connectionLost")}
        </p>
      )}
    </div>
  );
}
