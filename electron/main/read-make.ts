/** How the program that runs was made. */
export interface Make {
  /** Made with an Electron that is never released: for the made-up clinic alone. */
  readonly madeUpOnly: boolean
  /** A test may attach itself. Never so in what is shipped. */
  readonly attachable: boolean
}

/** Run from its source: whoever does so can change all of it anyway. */
const FROM_SOURCE: Make = { madeUpOnly: false, attachable: true }

/**
 * Reads how a packaged app was made from the card in its archive. One that does not say is taken for a trial.
 * @param card text of the archive's package.json
 */
export function readMake(card: string, packaged: boolean): Make {
  if (!packaged) return FROM_SOURCE
  const { make } = JSON.parse(card) as { readonly make?: Partial<Record<'forRecords' | 'forTests', boolean>> }
  return { madeUpOnly: make?.forRecords !== true, attachable: make?.forTests === true }
}
