import type { KeyPress } from './key-registry.ts'

/** Whoever waits longer than this looks again before they go on, and no longer means the key. */
const KEPT_MS = 2000

/**
 * Letters and figures pressed before the screen they are for has read its record: Alt+4 and then L, faster than a slow disk.
 * They are tried again, in order and one at a time, as the screen’s keys come to stand. Any other key gives them up.
 */
export interface TypeAhead {
  /** @param at milliseconds of any steady clock, here and below */
  readonly hold: (press: KeyPress, at: number) => void
  /** Gives up what is held: the person has gone on to something else. */
  readonly drop: () => void
  /** Runs the first that is held; one that nothing is bound to yet stays, and those after it wait for the keys that it brings. */
  readonly flush: (press: (held: KeyPress) => boolean, at: number) => void
}

export function createTypeAhead(): TypeAhead {
  let held: readonly { readonly press: KeyPress; readonly at: number }[] = []
  return {
    hold(press, at) {
      const isCharacter = press.key.length === 1 && press.key !== ' ' && !press.ctrl && !press.meta && !press.composing
      if (!isCharacter) held = []
      else if (!press.repeat) held = [...held, { press, at }]
    },
    drop() {
      held = []
    },
    flush(press, at) {
      held = held.filter((one) => at - one.at <= KEPT_MS)
      const [first] = held
      if (first !== undefined && press(first.press)) held = held.slice(1)
    },
  }
}
