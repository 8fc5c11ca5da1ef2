import { Captions } from "lucide-react";
import { Suspense, useState } from "react";
import { useUser } from "../../../api/session.ts";
import { Button } from "../../../components/Button.tsx";
import { lazyPart } from "../../../components/lazyPart.ts";
import { useTranslations } from "../../../i18n/index.ts";

const FindSubtitlesModal = lazyPart(() => import("../FindSubtitlesModal.tsx"));

type FindSubtitlesButtonProps = { fileId: number; originalLanguage: string | null };

/** Opens the list of subtitles that the provider has for a file. */
export function FindSubtitlesButton({ fileId, originalLanguage }: FindSubtitlesButtonProps) {
  const t = useTranslations("subtitleSearch");
  const isOwner = useUser().role === "owner";
  const [isOpen, setOpen] = useState(false);
  if (!isOwner) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        <Captions aria-hidden className="size-4" />
        {t("find")}
      </Button>
      {isOpen && (
        <Suspense>
          <FindSubtitlesModal fileId={fileId} originalLanguage={originalLanguage} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
