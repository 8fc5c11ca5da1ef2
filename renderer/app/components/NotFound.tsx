import { Projector } from "lucide-react";
import { Link } from "react-router";
import { buttonClass } from "../../components/Button.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { useTranslations } from "../../i18n/index.ts";

export function NotFound() {
  const t = useTranslations("common");
  return (
    <EmptyState icon={Projector} title={t("notFound")} heading="h1">
      <Link to="/" className={buttonClass("primary")}>
        {t("backToLibrary")}
      </Link>
    </EmptyState>
  );
}
