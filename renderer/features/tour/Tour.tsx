import { useEffect, useState } from "react";
import { useNavigate } from "react-router";
import { Button } from "../../components/Button.tsx";
import { libraryUrl } from "../../filmFilter/savedSort.ts";
import { useTranslations } from "../../i18n/index.ts";
import { tourRunning } from "../../state/overlays.ts";
import { STEPS, type Step } from "./steps.ts";

/** A tour of a few steps, each highlighting a part of the page. It covers little and can be left at any time. */
export default function Tour() {
  const t = useTranslations("tour");
  const navigate = useNavigate();
  const [at, setAt] = useState(0);
  const step = STEPS[at] ?? STEPS[0];
  const isLast = at === STEPS.length - 1;
  usePointer(step);

  const go = (next: number) => {
    const to = STEPS[next]?.to;
    // In the order that was chosen last.
    if (to) void navigate(to === "/" ? libraryUrl() : to);
    setAt(next);
  };
  return (
    <section
      aria-label={t("title")}
      className="card fixed left-24 bottom-[calc(1.25rem+var(--foot,0px))] z-30 w-[min(22rem,90vw)] animate-rise p-5 shadow-float"
    >
      <p className="text-xs text-quiet tabular-nums">{t("step", { at: at + 1, of: STEPS.length })}</p>
      <div aria-live="polite">
        <h2 className="mt-1 text-lg font-semibold">{t(`${step.translationKey}Title`)}</h2>
        <p className="mt-1 text-sm text-quiet">{t(`${step.translationKey}Text`)}</p>
      </div>
      <div className="mt-4 flex items-center gap-2">
        <Button size="small" variant="primary" onClick={() => (isLast ? tourRunning.set(false) : go(at + 1))}>
          {t(isLast ? "end" : "next")}
        </Button>
        {at > 0 && (
          <Button size="small" onClick={() => go(at - 1)}>
            {t("back")}
          </Button>
        )}
        {!isLast && (
          <Button size="small" variant="plain" className="ml-auto" onClick={() => tourRunning.set(false)}>
            {t("skip")}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Highlights the step's element. */
function usePointer({ target }: Step): void {
  useEffect(() => {
    const element = document.querySelector(target);
    element?.setAttribute("data-pointed", "");
    return () => element?.removeAttribute("data-pointed");
  }, [target]);
}
