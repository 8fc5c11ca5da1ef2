/** The tour. */
export const tour = {
  title: "Tour",
  offer: "Take a one-minute tour?",
  start: "Start",
  step: "{{at}} of {{of}}",
  next: "Next",
  back: "Back",
  skip: "Skip",
  end: "Done",
  addTitle: "Add films",
  addText: "Drop files or folders anywhere on the window, or use this button. Your files stay where they are.",
  findTitle: "Find",
  findText:
    "Press / to filter films as you type, or Ctrl+K to find people, lists and screens too. Typos are tolerated.",
  filmTitle: "Open and rate",
  filmText:
    "Click a poster to open its film, then press 1 to 9 to rate it. In the list, type the first letters of a title, or press Ctrl or Space to select.",
  reviewTitle: "Review",
  reviewText:
    "Files that could not be identified with certainty wait here with their candidates. Arrow keys choose, Enter accepts, Z undoes.",
  forYouTitle: "For you",
  forYouText: "After a few ratings this page follows your taste and says why each film is there.",
  homeTitle: "Home",
  homeText: "Something for tonight, films you started, and what is new.",
  systemTitle: "System",
  systemText:
    "Activity, folders, models, monitoring, a live view of the flow, and settings. Everything the program does is measured here.",
};
