/** What is done to issues: nothing at all; nothing that shows; labels; labels and the comment. */
export const MODES = ["off", "silent", "label", "comment"] as const;
export type Mode = (typeof MODES)[number];

/** Modes in which something is written on GitHub. */
export const WRITES: ReadonlySet<Mode> = new Set(["label", "comment"]);
