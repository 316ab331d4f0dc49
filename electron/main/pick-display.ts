interface Placed {
  readonly id: number
}

/** The display a slide goes to: any but the one that the meeting's own window is on; null when there is no other. */
export function pickDisplay<D extends Placed>(displays: readonly D[], own: Placed): D | null {
  return displays.find(({ id }) => id !== own.id) ?? null
}
