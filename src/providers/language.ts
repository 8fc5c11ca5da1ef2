/** The languages in which the program asks for texts. */
export type WantedLanguage = "fr" | "en";
