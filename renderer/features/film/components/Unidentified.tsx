import { Link } from "react-router";
import { buttonLook } from "../../../components/Button.tsx";
import { useWords } from "../../../i18n/index.ts";

export function Unidentified() {
  const words = useWords("film");
  return (
    <section className="card mt-8 flex flex-wrap items-center justify-between gap-4 border-accent/50 p-5">
      <div>
        <h2 className="font-semibold">{words("unidentifiedTitle")}</h2>
        <p className="text-quiet">{words("unidentifiedText")}</p>
      </div>
      <Link to="/review" className={buttonLook("primary")}>
        {words("chooseFilm")}
      </Link>
    </section>
  );
}
