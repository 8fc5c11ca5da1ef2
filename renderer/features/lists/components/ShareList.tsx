import type { PersonalList } from "../../../../src/contract/index.ts";
import { client } from "../../../api/client.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { drawPicture } from "../../../pictures/drawPicture.ts";
import { SharePicture } from "../../../pictures/SharePicture.tsx";

const POSTERS = 12;

/** The list as a picture: its name, and the posters of its first films. */
export function ShareList({ list, name }: { list: PersonalList; name: string }) {
  const t = useTranslations("lists");
  const tCommon = useTranslations("common");
  const { number } = useFormats();

  async function draw(): Promise<Blob> {
    const { items, total } = await client.films.list({ listId: list.id, limit: POSTERS });
    return drawPicture({
      title: name,
      subtitle: tCommon("films", { count: total, number: number(total) }),
      figures: [],
      posters: items.map(({ poster, title }) => ({ url: poster?.url ?? null, title })),
    });
  }

  return <SharePicture size="icon" label={t("share", { name })} fileName={name} draw={draw} />;
}
