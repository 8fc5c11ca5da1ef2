import { Combine } from "lucide-react";
import { Suspense, useState } from "react";
import { MAX_MERGED_FILMS } from "../../../../src/contract/limits.ts";
import { Button } from "../../../components/Button.tsx";
import { lazyPart } from "../../../components/lazyPart.ts";
import { useTranslations } from "../../../i18n/index.ts";

const MergeFilms = lazyPart(() => import("../MergeFilms.tsx"));

/** For a selection of a few films: makes them versions of one. */
export function MergeButton({ filmIds, onMerged }: { filmIds: ReadonlySet<number>; onMerged: () => void }) {
  const t = useTranslations("removal");
  const [isOpen, setOpen] = useState(false);
  if (filmIds.size < 2 || filmIds.size > MAX_MERGED_FILMS) return null;
  return (
    <>
      <Button size="small" variant="plain" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Combine aria-hidden className="size-4" />
        {t("merge")}
      </Button>
      {isOpen && (
        <Suspense>
          <MergeFilms filmIds={[...filmIds]} onClose={() => setOpen(false)} onMerged={onMerged} />
        </Suspense>
      )}
    </>
  );
}
