import { createPrivateKey, type KeyObject } from 'node:crypto'
import type { Author } from '#domain/journal/act.ts'
import { readActText } from '#electron/keeper/journal/read-act-text.ts'
import { blobsIn, checkAct } from '#electron/keeper/sync/check-act.ts'
import { signText, vaultIdOf } from '#electron/keeper/vault/sign-bytes.ts'
import type { CheckedAct } from '#sync/ports.ts'

/** Who acts, with which key: real Ed25519 keys, the same in every run. */
export interface Signer {
  readonly author: Author
  readonly team: string
  readonly vault: string
  readonly key: KeyObject
}

export const TEAM = 'complex-cases'

const PEOPLE: readonly Author[] = [
  { user: 'abena.osei', name: 'Dr Abena Osei', role: 'chair', membership: 'm1' },
  { user: 'helen.marsh', name: 'Helen Marsh', role: 'secretary', membership: 'm2' },
  { user: 'rafi.khan', name: 'Dr Rafi Khan', role: 'consultant', membership: 'm3' },
  { user: 'joan.pike', name: 'Dr Joan Pike', role: 'consultant', membership: 'm4' },
]

/** Before the 32 bytes of a key: what makes them an Ed25519 private key in PKCS8. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')

const keys = Array.from({ length: 5 }, (_, number) => {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, Buffer.alloc(32, number + 1)]), format: 'der', type: 'pkcs8' })
  return { key, vault: vaultIdOf(key) }
})

/** The signer at laptop `number`, who is person `person`. */
export function signerAt(number: number, person: number): Signer {
  const author = PEOPLE[person]
  const pair = keys[number]
  if (author === undefined || pair === undefined) throw new Error('There are not so many people')
  return { author, team: TEAM, ...pair }
}

/**
 * Verifying is what costs most. What was signed here is taken as signed, and its label read once; every other text, like one
 * the server mangled, is verified.
 */
export class Signatures {
  private readonly made = new Set<string>()
  private readonly known = new Map<string, CheckedAct>()

  sign(key: KeyObject, text: string): string {
    const sig = signText(key, text)
    this.note(text, sig)
    return sig
  }

  note(text: string, sig: string): void {
    this.made.add(`${sig} ${text}`)
  }

  readonly check = (text: string, sig: string): CheckedAct => {
    const name = `${sig} ${text}`
    const checked = this.known.get(name) ?? (this.made.has(name) ? labelled(text) : checkAct(text, sig))
    this.known.set(name, checked)
    return checked
  }
}

function labelled(text: string): CheckedAct {
  const { id, team, vault, about, hash, user, verb } = readActText(text)
  if (team === null || vault === null || about === null) return { kind: 'bad', why: 'not-an-act' }
  return { kind: 'good', id, team, vault, record: about, hash, user, verb, blobs: blobsIn(text) }
}
