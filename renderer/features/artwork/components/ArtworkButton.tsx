import { ImagePlus } from "lucide-react";
import { Suspense, useState } from "react";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { useIsKid } from "../../../api/session.ts";
import { lazyPart } from "../../../components/lazyPart.ts";
import { useTranslations } from "../../../i18n/index.ts";

const ArtworkPicker = lazyPart(() => import("../ArtworkPicker.tsx"));

/** Over a film's poster, shown while the pointer or the keyboard is there: opens the choice of its images. */
export function ArtworkButton({ film }: { film: FilmDetail }) {
  const t = useTranslations("artwork");
  const isKid = useIsKid();
  const [isOpen, setOpen] = useState(false);
  if (isKid) return null;
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        className="absolute right-2 bottom-2 flex min-h-8 items-center gap-1.5 rounded-lg bg-ground/85 px-2.5 text-sm text-ink opacity-0 transition group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100 hover:bg-ground"
        onClick={() => setOpen(true)}
      >
        <ImagePlus aria-hidden className="size-4" />
        {t("change")}
      </button>
      {isOpen && (
        <Suspense>
          <ArtworkPicker film={film} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
