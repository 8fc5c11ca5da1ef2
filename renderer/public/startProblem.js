// Runs before the page's modules and without them: where these cannot be loaded, or fail before anything is shown, the
// page says so instead of staying blank. A classic script, for browsers that know no modules either.
{
  const CHECK_AFTER_MS = 1000;
  const MAX_REPORT_LENGTH = 4000;
  const TEXTS = {
    en: {
      title: "The page could not start",
      advice:
        "Your library is safe. Load the page again; if that does not help, update your browser or reinstall Filmothèque.",
      reload: "Reload the page",
    },
    fr: {
      title: "La page n’a pas pu démarrer",
      advice:
        "Votre bibliothèque est intacte. Rechargez la page ; si cela ne suffit pas, mettez à jour votre navigateur ou réinstallez Filmothèque.",
      reload: "Recharger la page",
    },
  };

  // Failures of scripts do not bubble: they are seen on their way down.
  addEventListener(
    "error",
    ({ target, message }) => {
      if (target === window) checkSoon(message);
      else if (target instanceof HTMLScriptElement) checkSoon(target.src);
    },
    true,
  );
  addEventListener("unhandledrejection", ({ reason }) => checkSoon(String(reason)));

  function checkSoon(reason) {
    setTimeout(() => {
      const root = document.getElementById("root");
      if (!root || root.childElementCount > 0) return;
      show(root, reason);
      report(`the page could not start: ${reason}`);
    }, CHECK_AFTER_MS);
  }

  /** Without the page's styles, which may be missing as well. React replaces it if it starts after all. */
  function show(root, reason) {
    const texts = TEXTS[languageOf()];
    const problem = document.createElement("div");
    problem.setAttribute("role", "alert");
    problem.style.cssText =
      "max-width: 36rem; margin: 20vh auto 0; padding: 1rem; font: 15px system-ui, sans-serif; color: #f3efe9";
    document.body.style.background = "#131018";
    problem.append(
      element("h1", texts.title),
      element("p", texts.advice),
      element("p", reason),
      reloadButton(texts.reload),
    );
    root.append(problem);
  }

  /** To the log of the desktop program. */
  function report(text) {
    window.filmotheque?.reportPageError(text.slice(0, MAX_REPORT_LENGTH)).catch(() => undefined); // the page says it already
  }

  function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function reloadButton(text) {
    const button = element("button", text);
    button.type = "button";
    button.addEventListener("click", () => location.reload());
    return button;
  }

  /** As `renderer/i18n` chooses it. */
  function languageOf() {
    const asked = new URLSearchParams(location.search).get("lang");
    const wishes = [asked, savedLanguage(), window.filmotheque?.language, ...navigator.languages];
    return wishes.map((wish) => wish?.slice(0, 2)).find((wish) => wish === "en" || wish === "fr") ?? "en";
  }

  function savedLanguage() {
    try {
      return localStorage.getItem("filmotheque:language");
    } catch {
      return null; // a browser that stores nothing
    }
  }
}
