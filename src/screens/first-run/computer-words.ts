import { counted, showDay, showTime } from '../kit/show-time.ts'
import type { CornerWords } from '../saving/corner-words.ts'

/** What is known of this computer before anybody signs in. No patient data. */
export interface ComputerFacts {
  readonly vaults: readonly VaultFacts[]
  /** Whether the system has a real key store. */
  readonly keyStore: boolean
  readonly freeBytes: number | null
  /** ISO instant of this computer's clock. */
  readonly now: string
  /** This program is for the made-up clinic alone. */
  readonly madeUpOnly: boolean
}

/** One person's records on this computer. */
export interface VaultFacts {
  readonly id: string
  /** The staff member's name. */
  readonly name: string
  readonly demo: boolean
  /** Whom the trust names for a lost passphrase; null where it has no recovery key for them. */
  readonly holder: string | null
  /** When a request for a lost passphrase was put where; null where none waits for its answer. */
  readonly asked: { readonly at: string; readonly folder: string; readonly fileName: string } | null
  /** Set when they cannot be opened: words for the user. */
  readonly trouble: string | null
}

/** Whose records they are, as people are asked for them. */
export function vaultName({ name, demo }: VaultFacts): string {
  return demo ? 'Made-up clinic' : name
}

const NEEDED_GB = 2
const GB = 1_000_000_000

/** The rows under "This computer": name and words. */
export function computerRows(computer: ComputerFacts): readonly (readonly [string, string])[] {
  return [
    ['Locking its records', lockingWords(computer.keyStore)],
    ['Free space', spaceWords(computer.freeBytes)],
    ['Clock', `${showDay(computer.now)}, ${showTime(computer.now)}. Checked against the trust when you connect`],
    ['Other people here', peopleWords(computer.vaults)],
  ]
}

function lockingWords(keyStore: boolean): string {
  return keyStore
    ? 'Your passphrase and this computer’s own key store, together. A copy of its files opens nowhere else'
    : 'Your passphrase alone: this computer has no key store of its own. Whoever copies its files can try passphrases elsewhere, so make it long'
}

function spaceWords(freeBytes: number | null): string {
  const needs = `Consilium needs about ${String(NEEDED_GB)} GB`
  if (freeBytes === null) return `Could not be read. ${needs}`
  const free = freeBytes / GB
  const shown = free < 10 ? free.toFixed(1) : Math.floor(free).toLocaleString('en-GB')
  return free < NEEDED_GB ? `Only ${shown} GB. ${needs}: make room first` : `${shown} GB. ${needs}`
}

function peopleWords(vaults: readonly VaultFacts[]): string {
  const people = vaults.filter(({ demo }) => !demo)
  const own = 'Each person has their own locked records'
  return people.length === 0 ? `None. ${own}` : `${people.map(({ name }) => name).join(', ')}. ${own}`
}

/** The corner before anybody signs in: only what can be known without opening anything. */
export function cornerBeforeSignIn(vaults: readonly VaultFacts[]): CornerWords {
  const people = vaults.filter(({ demo }) => !demo).length
  if (people === 0) return { shape: 'here', tone: 'calm', parts: ['Nothing saved yet', 'no records on this computer'] }
  return { shape: 'here', tone: 'calm', parts: [`Records of ${counted(people, 'person', 'people')} on this computer`, 'locked'] }
}
