import { useEffect, useState } from "react";
import { desktop } from "../../../api/desktop.ts";
import { useTranslations } from "../../../i18n/index.ts";

/** In the desktop program: why the saved login could not be read. */
export function SessionLostNotice() {
  const t = useTranslations("login");
  const [isLost, setIsLost] = useState(false);
  useEffect(() => {
    void desktop()?.isSessionLost().then(setIsLost);
  }, []);
  if (!isLost) return null;
  return (
    <p role="status" className="mb-4 rounded-md border border-line-strong p-3 text-sm">
      {t("sessionLost")}
    </p>
  );
}
