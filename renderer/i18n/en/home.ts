/** Home. */
export const home = {
  title: "Home",
  tonight: "For tonight",
  look: "Have a look",
  another: "Another one",
  continue: "Continue",
  forYou: "For you",
  newest: "Recently added",
  unwatchedIn: "Not watched yet: {{genre}}",
  help_one: "{{number}} file needs your help",
  help_other: "{{number}} files need your help",
};
