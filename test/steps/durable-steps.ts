import type { DiskCall } from './watch-disk.ts'

/** A place where the keeper makes something last, and the calls it does so with. */
export interface DurableStep {
  readonly name: string
  /** The files, under a folder with `profile` and `outside` (where a person has something put). */
  readonly files: RegExp
  readonly calls: readonly DiskCall['what'][]
}

const GROWS = ['open', 'write', 'sync', 'cut'] as const
/** Beside, then renamed; what was begun beside is removed when it is refused, and at the next opening. */
const WHOLE = ['open', 'write', 'sync', 'rename', 'remove'] as const
const FOLDER = ['make-folder', 'sync'] as const

/** Every durable step of the keeper. A call that none of them owns fails the test: it is to be listed, and so is broken. */
export const DURABLE_STEPS: readonly DurableStep[] = [
  { name: 'the profile and its folder of vaults', files: inProfile('(vaults)?'), calls: FOLDER },
  { name: 'a vault’s folder: made beside, put in place whole', files: inProfile(String.raw`vaults/[\w-]{43}(\.new)?`), calls: [...FOLDER, 'rename', 'remove'] },
  { name: 'the folders in a vault', files: inVault('(journal|drafts|blobs|forward)'), calls: FOLDER },
  { name: 'the vault file, in two copies', files: inProfile(String.raw`vaults/[\w-]{43}(\.new)?/vault(-copy)?\.json(\.new)?`), calls: WHOLE },
  { name: 'a part of the journal: frames', files: inVault(String.raw`journal/\d{6}\.cjf`), calls: GROWS },
  { name: 'what was cut from the journal, set aside', files: inVault(String.raw`journal/\d{6}\.cjf\.cut(\.new)?`), calls: WHOLE },
  { name: 'the second copy of what is not sent: frames', files: inVault(String.raw`unsent\.cjf`), calls: [...GROWS, 'rename'] },
  { name: 'the second copy, written anew', files: inVault(String.raw`unsent\.cjf\.new`), calls: WHOLE },
  { name: 'a record’s key, in two copies: a line', files: inVault('keys(-copy)?'), calls: [...GROWS, 'rename'] },
  { name: 'the keys, written anew', files: inVault(String.raw`keys(-copy)?\.new`), calls: WHOLE },
  { name: 'where the journal ends', files: inVault(String.raw`journal-head(\.new)?`), calls: WHOLE },
  { name: 'a draft', files: inVault(String.raw`drafts/[0-9a-f]{64}\.draft(\.new)?`), calls: WHOLE },
  { name: 'a sealed file', files: inVault(String.raw`blobs/[0-9a-f]{32}\.blob(\.new)?`), calls: WHOLE },
  { name: 'how often a wrong PIN was typed', files: inVault(String.raw`pin-tries\.json(\.new)?`), calls: WHOLE },
  { name: 'how often a wrong passphrase was typed', files: inVault(String.raw`passphrase-tries\.json(\.new)?`), calls: WHOLE },
  { name: 'what keeps somebody signed in', files: inVault(String.raw`sign-in(\.new)?`), calls: WHOLE },
  { name: 'when the trust last confirmed who they are', files: inVault(String.raw`reading(\.new)?`), calls: WHOLE },
  { name: 'how much waits, as it is told while locked', files: inVault(String.raw`forward/waiting\.json(\.new)?`), calls: WHOLE },
  { name: 'an entry or a file of it, sealed for the trust server', files: inVault(String.raw`forward/[0-9a-f-]{36}(\.\d+)?\.sealed(\.new)?`), calls: WHOLE },
  { name: 'what a person has put elsewhere', files: /^outside(\/.*)?$/, calls: WHOLE },
]

/** The step that owns a call; null when none does. */
export function stepOf({ what, path }: DiskCall): DurableStep | null {
  return DURABLE_STEPS.find(({ files, calls }) => files.test(path) && calls.includes(what)) ?? null
}

function inProfile(path: string): RegExp {
  return new RegExp(`^profile/?${path}$`)
}

function inVault(path: string): RegExp {
  return inProfile(String.raw`vaults/[\w-]{43}(\.new)?/${path}`)
}
