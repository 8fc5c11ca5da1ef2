import { Menu } from "@base-ui/react/menu";
import { MENU_ITEM_CLASS } from "../../../components/menuClass.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useListName, useLists } from "../../lists/index.ts";

const VALUES = [5, 4.5, 4, 3.5, 3, 2.5, 2, 1.5, 1, 0.5];

/** Of a menu: from five stars down to none. */
export function RatingMenuItems({ onRate }: { onRate: (value: number | null) => void }) {
  const t = useTranslations("selection");
  const formats = useFormats();
  return (
    <>
      {VALUES.map((value) => (
        <Menu.Item key={value} className={MENU_ITEM_CLASS} onClick={() => onRate(value)}>
          {t("stars", { count: value, number: formats.number(value) })}
        </Menu.Item>
      ))}
      <Menu.Item className={MENU_ITEM_CLASS} onClick={() => onRate(null)}>
        {t("noRating")}
      </Menu.Item>
    </>
  );
}

/** Of a menu: the lists that films can be put on, and taken off. */
export function ListMenuItems({ onChoose }: { onChoose: (listId: number, listed: boolean) => void }) {
  const t = useTranslations("selection");
  const nameOf = useListName();
  const lists = useLists().data?.items ?? [];
  const held = lists.filter(({ count }) => count > 0);
  return (
    <>
      <Menu.Group>
        <Menu.GroupLabel className="px-2.5 py-1 text-xs text-quiet">{t("putOn")}</Menu.GroupLabel>
        {lists.map((list) => (
          <Menu.Item key={list.id} className={MENU_ITEM_CLASS} onClick={() => onChoose(list.id, true)}>
            {nameOf(list)}
          </Menu.Item>
        ))}
      </Menu.Group>
      {held.length > 0 && (
        <Menu.Group>
          <Menu.GroupLabel className="mt-1 border-t border-line px-2.5 pt-2 pb-1 text-xs text-quiet">
            {t("takeOff")}
          </Menu.GroupLabel>
          {held.map((list) => (
            <Menu.Item key={list.id} className={MENU_ITEM_CLASS} onClick={() => onChoose(list.id, false)}>
              {nameOf(list)}
            </Menu.Item>
          ))}
        </Menu.Group>
      )}
    </>
  );
}
