import { agree, type Answer } from '#domain/basics/answer.ts'
import type { RequestOf, TrailPage } from '#bridge/bridge.ts'
import type { KeeperRequests } from '#bridge/keeper-messages.ts'
import { mayReadTrail } from '#domain/journal/role-table.ts'
import { entryOfAudit, groupOfVerb, isInTrail, trailCsv, type TrailEntry } from '#domain/journal/trail.ts'
import type { Frame } from './journal/journal-api.ts'
import { readActText } from './journal/read-act-text.ts'
import { noteAudit } from './note-audit.ts'
import type { Work } from './work-in-vault.ts'
import { putFile } from './write-locked-copy.ts'

const AT_ONCE = 1000
/** No user name has a blank, and none is empty: that is everybody where the trail is filtered. */
const THIS_COMPUTER = { user: 'this computer', name: 'This computer' } as const

/** A page of who did and saw what. Refuses with `role-may-not` (K32). `look` notes that somebody looks at it. */
export async function readTrail(work: Work, { after, limit }: RequestOf<'readTrail'>, look: () => Promise<void>): Promise<Answer<TrailPage>> {
  const allowed = mayReadTrail(work.session.author.role)
  if (!allowed.ok) return allowed
  if (after === 0) await look()
  const frames = await work.journal.read(after, limit)
  const next = Math.min(after + limit, work.journal.head().number)
  return agree({ entries: JSON.stringify(frames.flatMap((frame) => entryOf(work, frame))), next, more: next < work.journal.head().number })
}

/**
 * Puts the entries a filter lets through where the user said, from this journal and nobody's say-so. That it is done is noted first, and
 * so is the last of its entries where the filter lets it through. Refuses as readTrail and putFile do.
 */
export async function writeTrail(work: Work, { filter, format, path }: KeeperRequests['writeTrail'], now: number): Promise<Answer<{ readonly saved: boolean }>> {
  const allowed = mayReadTrail(work.session.author.role)
  if (!allowed.ok) return allowed
  await noteAudit(work.journal, now, 'export trail', null)
  const entries: TrailEntry[] = []
  const { number: last } = work.journal.head()
  for (let after = 0; after < last; after += AT_ONCE) {
    const frames = await work.journal.read(after, AT_ONCE)
    entries.push(...frames.flatMap((frame) => entryOf(work, frame)).filter((entry) => isInTrail(filter, entry)))
  }
  const text = format === 'csv' ? trailCsv(entries) : `${JSON.stringify(forInvestigator(work, filter, entries, now), null, 2)}\n`
  return putFile(path, Buffer.from(text, 'utf8'))
}

/** With the hashes of all frames in order: each is of the whole frame, which names the one before. */
function forInvestigator({ journal, session, damage }: Work, filter: RequestOf<'saveTrail'>['filter'], entries: readonly TrailEntry[], now: number) {
  const { number } = journal.head()
  return {
    what: 'Who did and saw what, as one computer’s Consilium knows it',
    madeAt: new Date(now).toISOString(),
    madeBy: session.author,
    team: session.team,
    vault: session.vault,
    filter,
    toCheck: [
      'chain: the SHA-256 of each entry of this computer’s journal, in order. A later export of the same computer begins with the same hashes; where it does not, an entry was changed or taken out.',
      'Each hash is that of a whole sealed frame in the files journal/*.cjf of the vault’s folder, whose bytes 8 to 39 are the hash of the frame before.',
      'act: hash is the SHA-256 of an act’s canonical text, which the trust server holds under the same id; sig is the Ed25519 signature of that text by the vault the act names.',
    ],
    damage: damage(),
    chain: Array.from({ length: number }, (_, at) => journal.hashAt(at + 1)),
    entries,
  }
}

function entryOf({ session: { author } }: Work, { number, hash, body }: Frame): readonly TrailEntry[] {
  if (body.kind === 'audit') {
    const entry = entryOfAudit({ number, hash }, body, { user: author.user, name: author.name })
    // Who works here has done nothing: it follows from the records role's own entry, which stands in its author's name.
    return [body.what === 'erase' ? { ...entry, by: THIS_COMPUTER, group: 'computer' } : entry]
  }
  if (body.kind !== 'act' && body.kind !== 'received') return []
  const act = readActText(body.text)
  const at = act.wall === '' && body.kind === 'received' ? body.at : act.wall
  if (at === '') return []
  return [{ number, hash, at, by: { user: act.user, name: act.by }, group: groupOfVerb(act.verb), what: act.verb, about: act.about, often: null, act: { id: act.id, hash: act.hash, sig: body.sig } }]
}
