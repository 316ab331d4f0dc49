import type { KeyObject } from 'node:crypto'
import { agree, refuse, type Answer } from '#domain/basics/answer.ts'
import { canonicalJson } from '#domain/basics/canonical-json.ts'
import { actIntentSchema, recordKey, type ActIntent, type Author, type UnsignedAct } from '#domain/journal/act.ts'
import { actFromCanonical, canonicalAct } from '#domain/journal/canonical-act.ts'
import type { FrameOf } from '#domain/journal/frame-body.ts'
import { tick } from '#domain/journal/hybrid-clock.ts'
import { isVerb, mayDo } from '#domain/journal/role-table.ts'
import type { SavedAct } from '#bridge/bridge.ts'
import { signText } from '../vault/sign-bytes.ts'
import type { OpenJournal } from './open-journal.ts'
import { actTextHash } from './read-act-text.ts'

/** Who acts, with which key. */
export interface Signer {
  readonly author: Author
  readonly team: string
  /** The vault id. */
  readonly vault: string
  readonly key: KeyObject
}

/** What a person signs with their PIN, because it leaves the team or closes a meeting. */
const WITH_PIN = new Set(['sign-letter', 'sign-minutes'])

export function needsPin(intents: readonly ActIntent[]): boolean {
  return intents.some((intent) => WITH_PIN.has(intent.verb))
}

/** Acts ready to be appended, and the answer for those saved by an earlier, same call. */
export interface MadeActs {
  readonly fresh: readonly { readonly body: FrameOf<'act'>; readonly about: string }[]
  readonly saved: readonly SavedAct[]
}

/**
 * Makes acts of intents, in order: author, vault, number, link to the act before, time, signature. Judges form and
 * role only; what an act means is the domain's to judge. An intent saved before is answered as it was then.
 */
export async function makeActs(intents: readonly ActIntent[], signer: Signer, journal: OpenJournal, now: number): Promise<Answer<MadeActs>> {
  if (new Set(intents.map((intent) => intent.id)).size < intents.length) return refuse({ kind: 'same-id-twice', rule: 'K10' })
  const fresh: MadeActs['fresh'][number][] = []
  const saved: SavedAct[] = []
  let { seq, hash: prev } = journal.teamEnd(signer.team)
  let time = journal.hybridTime()
  for (const intent of intents) {
    const allowed = judge(intent, signer)
    if (!allowed.ok) return allowed
    if (journal.isErased(recordKey(intent.about))) return refuse({ kind: 'record-erased', rule: 'K43' })
    const earlier = await savedBefore(intent, journal)
    if (!earlier.ok) return earlier
    if (earlier.value !== null) {
      saved.push(earlier.value)
      continue
    }
    time = tick(time, now)
    const at = { wall: new Date(now).toISOString(), hlc: time }
    const text = writeAct({ ...intent, by: signer.author, vault: signer.vault, seq: seq + 1, prev: seq === 0 ? null : prev, at })
    if (text === null) return refuse({ kind: 'text-not-writable', rule: 'K11' })
    seq += 1
    prev = actTextHash(text)
    fresh.push({ body: { kind: 'act', text, sig: signText(signer.key, text) }, about: recordKey(intent.about) })
    saved.push({ id: intent.id, at: at.wall })
  }
  return agree({ fresh, saved })
}

function judge(intent: ActIntent, signer: Signer): Answer<true> {
  if (!isVerb(intent.verb)) return refuse({ kind: 'unknown-verb', rule: 'K8', verb: intent.verb })
  if (intent.team !== signer.team) return refuse({ kind: 'another-team', rule: 'K9' })
  return mayDo(signer.author.role, intent.verb)
}

/** The answer an intent got before; null when it is new. Another act with its id is refused. */
async function savedBefore(intent: ActIntent, journal: OpenJournal): Promise<Answer<SavedAct | null>> {
  const held = journal.held(intent.id)
  if (held === null) return agree(null)
  const body = held.ours ? (await journal.frame(held.number))?.body : undefined
  const act = body?.kind === 'act' ? actFromCanonical(body.text, body.sig) : null
  const same = act !== null && canonicalJson(actIntentSchema.strip().parse(act)) === canonicalJson(intent)
  return same ? agree({ id: intent.id, at: held.wall }) : refuse({ kind: 'id-taken', rule: 'K10' })
}

/** Null when a text in the facts holds half a character pair, which no canonical form can carry. */
function writeAct(act: UnsignedAct): string | null {
  try {
    return canonicalAct(act)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
