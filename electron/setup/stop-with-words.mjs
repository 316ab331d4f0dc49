/** A set-up that cannot go on, with one plain sentence that says what to do. Shown without a stack. */
export class SetupStopped extends Error {
  name = 'SetupStopped'
}

/**
 * Stops the set-up.
 * @param {string} sentence what is wrong and what to do about it
 * @returns {never}
 */
export function stopWithWords(sentence) {
  throw new SetupStopped(sentence)
}

/** @param {string} line one line for the person at the terminal */
export function say(line) {
  process.stdout.write(`${line}\n`)
}
