/**
 * Which films a person may see. In: certifications, and the age up to which a profile may see films. Out: the age of a
 * film, and connections that hold no other films, whatever they are asked. It writes nothing.
 */
export { type Certification, minimumAgeOf } from "./certificationAge.ts";
export { isRestricted, restrictToAge } from "./restrictToAge.ts";
