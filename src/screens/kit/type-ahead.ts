import type { KeyPress } from './key-registry.ts'

/** Whoever waits longer than this looks again before they go on, and no longer means the key. */
const KEPT_MS = 2000

/**
 * Letters and figures pressed before the screen they are for has read its record: Alt+4 and then L, faster than a slow disk.
 * They are tried again, in order, as the screen’s keys come to stand.
 */
export interface TypeAhead {
  /** @param at milliseconds of any steady clock, here and below */
  readonly hold: (press: KeyPress, at: number) => void
  readonly drop: () => void
  /** Runs what is held; what nothing is bound to yet stays, and what comes after it. */
  readonly flush: (press: (held: KeyPress) => boolean, at: number) => void
}

export function createTypeAhead(): TypeAhead {
  let held: readonly { readonly press: KeyPress; readonly at: number }[] = []
  return {
    hold(press, at) {
      if (press.key.length === 1 && !press.ctrl && !press.meta && !press.repeat && !press.composing) held = [...held, { press, at }]
    },
    drop() {
      held = []
    },
    flush(press, at) {
      held = held.filter((one) => at - one.at <= KEPT_MS)
      while (held[0] !== undefined && press(held[0].press)) held = held.slice(1)
    },
  }
}
