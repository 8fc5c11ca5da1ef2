import { Link, useLocation } from "react-router";
import { useIsKid } from "../../api/session.ts";
import { useReviewCount } from "../../components/useReviewCount.ts";
import { libraryUrl } from "../../filmFilter/savedSort.ts";
import { useFormats } from "../../i18n/format.ts";
import { useTranslations } from "../../i18n/index.ts";
import { sectionOf, sectionsOf } from "../../navigation/sections.ts";
import { preloadScreen } from "../screens.ts";

/** The sections: a column on the left, a row at the bottom of a phone. */
export function Navigation() {
  const t = useTranslations("shell");
  const sections = sectionsOf(useIsKid());
  const current = sectionOf(useLocation().pathname, sections);
  return (
    <nav
      aria-label={t("navigation")}
      className="border-line/60 max-sm:order-last max-sm:border-t sm:overflow-y-auto sm:border-r sm:px-2 sm:py-3"
    >
      <ul className="flex max-sm:justify-around sm:flex-col sm:gap-1">
        {sections.map(({ label, icon: Icon, screens: [{ to }] }) => (
          <li key={label} className="max-sm:grow">
            <Link
              to={to === "/" ? libraryUrl() : to}
              aria-current={current?.label === label ? "page" : undefined}
              onPointerEnter={() => preloadScreen(to)}
              onFocus={() => preloadScreen(to)}
              className="relative flex flex-col items-center gap-1 rounded-xl px-1 py-2.5 text-center text-xs text-quiet transition hover:bg-surface hover:text-ink aria-[current=page]:text-accent-text max-sm:py-1.5 sm:aria-[current=page]:bg-raised"
            >
              <Icon aria-hidden className="size-5" strokeWidth={1.8} />
              {t(label)}
              {to === "/review" && <ReviewBadge />}
            </Link>
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
