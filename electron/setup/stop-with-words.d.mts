/** A set-up that cannot go on: its message is a sentence for people. */
export class SetupStopped extends Error {}

/** Stops with a sentence that says what is wrong and what to do about it. */
export function stopWithWords(sentence: string): never

export function say(line: string): void
