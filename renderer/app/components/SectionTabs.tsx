import { Link, useLocation } from "react-router";
import { useIsKid } from "../../api/session.ts";
import { libraryUrl } from "../../filmFilter/savedSort.ts";
import { useTranslations } from "../../i18n/index.ts";
import { sectionOf, sectionsOf } from "../../navigation/sections.ts";
import { preloadScreen } from "../screens.ts";

/** On a phone the tabs are wider than the window. `scrollIntoView` would also move where the Tab key goes on from. */
function bringIntoView(tab: HTMLElement | null): void {
  const tabs = tab?.closest("nav");
  if (!tab || !tabs) return;
  const [shown, whole] = [tab.getBoundingClientRect(), tabs.getBoundingClientRect()];
  if (shown.right > whole.right) tabs.scrollLeft += shown.right - whole.right;
  else if (shown.left < whole.left) tabs.scrollLeft -= whole.left - shown.left;
}

/** The screens of a section as tabs. A film's or a person's page has none: it has its own way back. */
export function SectionTabs() {
  const t = useTranslations("shell");
  const { pathname } = useLocation();
  const section = sectionOf(pathname, sectionsOf(useIsKid()));
  if (!section || section.screens.length < 2 || !section.screens.some(({ to }) => to === pathname)) return null;
  return (
    <nav aria-label={t(section.label)} className="shrink-0 overflow-x-auto gutter border-b border-line/60">
      <ul className="flex gap-1">
        {section.screens.map(({ to, label }) => (
          <li key={to}>
            <Link
              to={to === "/" ? libraryUrl() : to}
              ref={to === pathname ? bringIntoView : undefined}
              aria-current={to === pathname ? "page" : undefined}
              onPointerEnter={() => preloadScreen(to)}
              onFocus={() => preloadScreen(to)}
              className="block border-b-2 border-transparent px-3 py-2 text-sm whitespace-nowrap text-quiet -outline-offset-2 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-accent-text"
            >
              {t(label)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
