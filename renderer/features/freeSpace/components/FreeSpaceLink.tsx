import { HardDrive } from "lucide-react";
import { Link } from "react-router";
import { buttonClass } from "../../../components/Button.tsx";
import { useTranslations } from "../../../i18n/index.ts";

/** Leads the owner to the screen that frees space. */
export function FreeSpaceLink() {
  const t = useTranslations("freeSpace");
  return (
    <Link to="/folders/space" className={buttonClass()}>
      <HardDrive aria-hidden className="size-4" />
      {t("title")}
    </Link>
  );
}
