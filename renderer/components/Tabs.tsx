import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

const LOOKS = {
  boxed: {
    list: "flex rounded-xl border border-line bg-surface p-1",
    tab: "rounded-lg px-4 py-1.5 aria-selected:bg-raised",
  },
  underlined: {
    list: "flex flex-wrap gap-1 border-b border-line",
    tab: "-mb-px border-b-2 border-transparent px-3.5 py-2 aria-selected:border-accent",
  },
};

type TabsProps<View extends string> = { view: View; onView: (view: View) => void; children: ReactNode };

/** The views of a screen, of which one is shown: around a `TabList` and the `TabPanel` of the view that is shown. */
export function Tabs<View extends string>({ view, onView, children }: TabsProps<View>) {
  return (
    <Base.Root className="contents" value={view} onValueChange={onView}>
      {children}
    </Base.Root>
  );
}

type TabListProps<View extends string> = {
  label: string;
  views: readonly View[];
  nameOf: (view: View) => string;
  look: keyof typeof LOOKS;
};

/** The arrows move between the tabs; Enter shows a view. */
export function TabList<View extends string>({ label, views, nameOf, look }: TabListProps<View>) {
  return (
    <Base.List aria-label={label} className={LOOKS[look].list}>
      {views.map((view) => (
        <Base.Tab
          key={view}
          value={view}
          className={`text-sm text-quiet hover:text-ink aria-selected:text-ink ${LOOKS[look].tab}`}
        >
          {nameOf(view)}
        </Base.Tab>
      ))}
    </Base.List>
  );
}

export const TabPanel = Base.Panel;
