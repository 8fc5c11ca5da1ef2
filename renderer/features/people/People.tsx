import { useInfiniteQuery } from "@tanstack/react-query";
import { Users } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { Link } from "react-router";
import { api } from "../../api/client.ts";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ListEnd } from "../../components/ListEnd.tsx";
import { Page } from "../../components/Page.tsx";
import { Portrait } from "../../components/Portrait.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { useFormats } from "../../i18n/format.ts";
import { useTranslations } from "../../i18n/index.ts";

const PAGE = 60;
const SHAPES = [1, 2, 3, 4, 5, 6];

/** The people who made the films of the library. */
export default function People() {
  const t = useTranslations("people");
  const tCommon = useTranslations("common");
  const formats = useFormats();
  const [text, setText] = useState("");
  const q = useDeferredValue(text.trim()) || undefined;
  const people = useInfiniteQuery(
    api.people.find.infiniteOptions({
      input: (offset: number) => ({ q, limit: PAGE, offset }),
      initialPageParam: 0,
      getNextPageParam: ({ items }, pages) => (q || items.length < PAGE ? undefined : pages.length * PAGE),
      placeholderData: (previous) => previous,
    }),
  );
  const items = people.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <Page
      title={t("title")}
      intro={t("intro")}
      aside={
        <input
          type="search"
          aria-label={t("find")}
          placeholder={t("find")}
          className="field w-64"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      }
    >
      {people.isError && items.length === 0 && (
        <ProblemNote error={people.error} onRetry={() => void people.refetch()} />
      )}
      {people.isSuccess && items.length === 0 && (
        <EmptyState icon={Users} title={q ? t("nobody") : t("noPeople")}>
          {!q && <p>{t("noPeopleText")}</p>}
        </EmptyState>
      )}
      <ul aria-label={t("title")} className="grid grid-cols-[repeat(auto-fill,minmax(14rem,1fr))] gap-x-4 gap-y-1">
        {people.isPending && SHAPES.map((shape) => <li key={shape} className="skeleton h-16" />)}
        {items.map((person) => (
          <li key={person.personId}>
            <Link
              to={`/people/${person.personId}`}
              className="flex items-center gap-3 rounded-xl p-2 hover:bg-surface hover:text-accent-text"
            >
              <Portrait person={person} className="size-12 text-sm" />
              <span className="min-w-0">
                <span className="block truncate font-medium">{person.name}</span>
                <span className="block text-sm text-quiet tabular-nums">
                  {tCommon("films", { count: person.films, number: formats.number(person.films) })}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <ListEnd query={people} />
    </Page>
  );
}
