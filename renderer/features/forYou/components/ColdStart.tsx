import { Sparkles } from "lucide-react";
import { Link } from "react-router";
import { buttonClass } from "../../../components/Button.tsx";
import { useTranslations } from "../../../i18n/index.ts";

/** Explains that the films shown are popular ones until the person has rated enough. */
export function ColdStart() {
  const t = useTranslations("forYou");
  return (
    <div className="card mb-7 flex flex-wrap items-center gap-4 p-4">
      <Sparkles aria-hidden className="size-6 shrink-0 text-accent-text" />
      <p className="grow basis-64">{t("coldStart")}</p>
      <Link to="/?sort=added" className={buttonClass("quiet", "small")}>
        {t("rateSome")}
      </Link>
    </div>
  );
}
