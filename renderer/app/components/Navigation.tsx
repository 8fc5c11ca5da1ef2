import { NavLink } from "react-router";
import { useReviewCount } from "../../components/useReviewCount.ts";
import { libraryUrl } from "../../filmFilter/savedSort.ts";
import { useFormats } from "../../i18n/format.ts";
import { useTranslations } from "../../i18n/index.ts";
import { SIDEBAR_ENTRIES } from "../../navigation/navigationEntries.ts";
import { preloadScreen } from "../screens.ts";

export function Navigation() {
  const t = useTranslations("shell");
  return (
    <nav aria-label={t("navigation")} className="overflow-y-auto border-r border-line/60 px-2 py-3 shorter:py-1">
      <ul className="flex flex-col gap-1 short:gap-0.5 shorter:gap-0">
        {SIDEBAR_ENTRIES.map(({ to, icon: Icon, label }) => (
          <li key={to}>
            <NavLink
              to={to === "/" ? libraryUrl() : to}
              end={to === "/"}
              onPointerEnter={() => preloadScreen(to)}
              onFocus={() => preloadScreen(to)}
              className="relative flex flex-col items-center gap-1 rounded-xl px-1 py-2.5 short:gap-0.5 short:py-1.5 shorter:gap-0 shorter:py-1 text-center text-xs text-quiet transition hover:bg-surface hover:text-ink aria-[current=page]:bg-raised aria-[current=page]:text-accent-text"
            >
              <Icon aria-hidden className="size-5" strokeWidth={1.8} />
              {t(label)}
              {to === "/review" && <ReviewBadge />}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ReviewBadge() {
  const t = useTranslations("shell");
  const formats = useFormats();
  const count = useReviewCount();
  if (count === 0) return null;
  return (
    <span className="absolute top-1 right-2 min-w-5 rounded-full bg-accent px-1 text-center text-[0.68rem] leading-5 font-bold text-accent-ink">
      <span aria-hidden>{count > 999 ? "999+" : count}</span>
      <span className="sr-only">{t("reviewWaiting", { count, number: formats.number(count) })}</span>
    </span>
  );
}
