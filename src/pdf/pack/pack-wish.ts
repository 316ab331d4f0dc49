/** A file to be enclosed, under the title that a person gave it. */
export interface Enclosure {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface PackWish {
  /** The signed letter: its pages stay as they are. */
  readonly letter: Uint8Array
  readonly enclosures: readonly Enclosure[]
  /** Whose papers these are, for the foot of the list of enclosures. */
  readonly identity: string
  /** Which letter they go with, under the heading of their list: its day, reference and version. */
  readonly letterName: string
  /** On the stamp of every page, so that one that has come loose is known: our reference, never a name. */
  readonly reference: string
  /** Places of enclosures, from 1, that a person agreed to send the pack without. */
  readonly without?: readonly number[]
}
