import { Dialog } from "@base-ui/react/dialog";
import { ChevronLeft, ChevronRight, type LucideIcon, X } from "lucide-react";
import type { CSSProperties, KeyboardEvent } from "react";
import type { FilmDetail } from "../../../../../src/contract/index.ts";
import { useFormats } from "../../../../i18n/format.ts";
import { useTranslations } from "../../../../i18n/index.ts";

type LightboxProps = {
  title: string;
  stills: FilmDetail["stills"];
  /** The still that is shown; null: closed. */
  index: number | null;
  onChange: (index: number | null) => void;
};

const ROUND = "flex size-11 items-center justify-center rounded-full bg-black/60 text-white hover:bg-black/80";

/** One still over the whole page. Arrow keys, Home and End change it; Escape closes it. */
export function Lightbox({ title, stills, index, onChange }: LightboxProps) {
  const t = useTranslations("filmFacts");
  const tCommon = useTranslations("common");
  const formats = useFormats();
  const still = index === null ? undefined : stills[index];
  const count = stills.length;
  const show = (wanted: number) => onChange((wanted + count) % count);

  const onKey = (event: KeyboardEvent) => {
    const at = index ?? 0;
    const wanted = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: count - 1 }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    show(wanted);
  };

  return (
    <Dialog.Root open={still !== undefined} onOpenChange={(stays) => !stays && onChange(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-black/90" />
        <Dialog.Popup
          data-theme="dark"
          className="fixed inset-0 z-50 flex items-center justify-center p-4"
          onKeyDown={onKey}
        >
          <Dialog.Title className="sr-only">{t("stillsOf", { title })}</Dialog.Title>
          {still && (
            <img
              key={still.url}
              src={still.url}
              alt={t("still", { number: formats.number((index ?? 0) + 1), count: formats.number(count), title })}
              className="max-h-full max-w-full rounded-lg bg-raised bg-cover object-contain"
              style={frameOf(still)}
            />
          )}
          <p
            role="status"
            className="absolute bottom-4 rounded-full bg-black/70 px-3 py-1 text-sm text-white tabular-nums"
          >
            {formats.number((index ?? 0) + 1)} / {formats.number(count)}
          </p>
          <Dialog.Close
            aria-label={tCommon("close")}
            title={tCommon("close")}
            className={`${ROUND} absolute top-4 right-4`}
          >
            <X aria-hidden className="size-5" />
          </Dialog.Close>
          {count > 1 && (
            <>
              <Turn
                icon={ChevronLeft}
                label={t("previousStill")}
                side="left-4"
                onClick={() => show((index ?? 0) - 1)}
              />
              <Turn icon={ChevronRight} label={t("nextStill")} side="right-4" onClick={() => show((index ?? 0) + 1)} />
            </>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Of an image whose size the provider does not state. */
const USUAL = { width: 1280, height: 720 };

/** Its final size at once, with the small image in it until the large one is there. */
function frameOf({ width, height, thumbnailUrl }: FilmDetail["stills"][number]): CSSProperties {
  const size = width > 0 && height > 0 ? { width, height } : USUAL;
  return {
    aspectRatio: `${size.width} / ${size.height}`,
    width: `min(100%, ${size.width}px, calc(90vh * ${size.width / size.height}))`,
    backgroundImage: `url(${thumbnailUrl})`,
  };
}

function Turn({
  icon: Icon,
  label,
  side,
  onClick,
}: {
  icon: LucideIcon;
  label: string;
  side: string;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`${ROUND} absolute top-1/2 -translate-y-1/2 ${side}`}
      onClick={onClick}
    >
      <Icon aria-hidden className="size-6" />
    </button>
  );
}
