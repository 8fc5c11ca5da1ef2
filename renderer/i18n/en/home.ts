/** Home. */
export const home = {
  title: "Home",
  tonight: "For tonight",
  play: "Play",
  scrollBack: "Previous films",
  scrollOn: "Next films",
  look: "View film",
  another: "Show another",
  continue: "Continue",
  forYou: "For you",
  newest: "Recently added",
  unwatchedIn: "Unwatched: {{genre}}",
  help_one: "{{number}} file to review",
  help_other: "{{number}} files to review",
};
