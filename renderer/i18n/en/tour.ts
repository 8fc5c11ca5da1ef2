/** The tour. */
export const tour = {
  title: "The tour",
  offer: "A tour of one minute?",
  start: "Show me",
  step: "{{at}} of {{of}}",
  next: "Next",
  back: "Back",
  skip: "Skip",
  end: "Got it",
  addTitle: "Add films",
  addText: "Drop files or folders anywhere on the window, or use this button. Your own files stay as they are.",
  findTitle: "Find",
  findText:
    "The slash / filters the films while you type; Ctrl K finds people, lists and screens too. Typos are forgiven.",
  filmTitle: "Choose, rate",
  filmText:
    "A poster opens its film; there, the keys 1 to 9 rate it. In the list, type the first letters of a title; Ctrl or Space selects.",
  reviewTitle: "Review",
  reviewText:
    "Files whose film is not certain wait here with their candidates. Arrows choose, Enter accepts, Z takes back.",
  forYouTitle: "For you",
  forYouText: "After a few ratings this page follows your taste, and says why each film is there.",
  watchTitle: "Look inside",
  watchText:
    "Everything the program does is measured here: durations, errors, drift of the models, and the flow alive beside it.",
};
