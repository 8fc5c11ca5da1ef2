import { Fragment } from "react";
import { Link } from "react-router";
import type { FilmDetail } from "../../../../../src/contract/index.ts";
import { useTranslations } from "../../../../i18n/index.ts";
import { filterAddress } from "./filterAddress.ts";

/** Each leads to the films of that studio in the library. */
export function Studios({ studios }: { studios: FilmDetail["studios"] }) {
  const t = useTranslations("filmFacts");
  return studios.map(({ name }, index) => (
    <Fragment key={name}>
      {index > 0 && ", "}
      <Link
        to={filterAddress("studio", name)}
        title={t("findStudio", { name })}
        className="rounded underline decoration-line-strong underline-offset-4 hover:text-accent-text"
      >
        {name}
      </Link>
    </Fragment>
  ));
}
