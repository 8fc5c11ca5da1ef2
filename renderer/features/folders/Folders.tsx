import { useUser } from "../../api/session.ts";
import { Page } from "../../components/Page.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { Skeleton } from "../../components/Skeleton.tsx";
import { useTranslations } from "../../i18n/index.ts";
import { FreeSpaceLink } from "../freeSpace/index.ts";
import { FolderCard } from "./components/FolderCard.tsx";
import { SkippedFiles } from "./components/SkippedFiles.tsx";
import { WatchFolder } from "./components/WatchFolder.tsx";
import { useFolders } from "./hooks/useFolders.ts";

/** The watched folders: whether each is watched live, polled or offline, and what the last scan counted. */
export default function Folders() {
  const t = useTranslations("folders");
  const folders = useFolders();
  const isOwner = useUser().role === "owner";
  return (
    <Page title={t("title")} intro={t("intro")} aside={isOwner && <FreeSpaceLink />}>
      <WatchFolder />
      {folders.isError && !folders.data && <ProblemNote error={folders.error} onRetry={() => void folders.refetch()} />}
      {folders.isPending && <Skeleton count={2} className="h-28" arrangement="mt-6 space-y-4" />}
      {folders.data?.items.length === 0 && <p className="mt-8 text-quiet">{t("none")}</p>}
      <ul className="mt-6 space-y-4">
        {folders.data?.items.map((folder) => (
          <li key={folder.path}>
            <FolderCard folder={folder} />
          </li>
        ))}
      </ul>
      {isOwner && <SkippedFiles />}
    </Page>
  );
}
