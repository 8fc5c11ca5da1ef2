// What the thread of the `pictures` pool runs. Nothing here reaches the database or the network.
export { preparePicture } from "./preparePicture.ts";
