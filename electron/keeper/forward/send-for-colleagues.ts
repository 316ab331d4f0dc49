import { join } from 'node:path'
import { z } from 'zod'
import type { HttpReply, HttpRequest } from '#sync/ports.ts'
import { parseJson } from '../sign-in/parse-json.ts'
import { forwardFolder, noteSent, partNames, readPart, readPartName, removePart } from './forward-folder.ts'

export interface ForwardGround {
  /** The folder of all vaults of this computer. */
  readonly vaults: string
  /** Whose entries may wait: vaults of this computer but the open one, with the name that the unlock screen shows. */
  readonly colleagues: readonly { readonly id: string; readonly name: string }[]
  /** Base address of the trust server. */
  readonly server: string
  readonly team: string
  /** The trust server's public key: what is sealed for another is left. */
  readonly key: string
  /** Asks with the sign-in of who works here. */
  readonly ask: (request: HttpRequest) => Promise<HttpReply>
  /** These records are being locked: nothing more is begun. */
  readonly isStopped: () => boolean
}

/** What was sent of a colleague's. */
export interface SentFor {
  readonly name: string
  readonly entries: number
}

const TIMEOUT_MS = 120_000

/** So many in a row that were not reached, and nobody else's are tried. */
const GIVEN_UP_AFTER = 2

/**
 * Sends what waits of colleagues on this computer, unread (K44): each part goes as it lies there. Once the trust server names the entry it
 * has, that and its files are removed, and one less waits. What it does not take stays for its owner, in whose journal all of it is anyway.
 * @param givenUp parts the server said no to in this sitting, added to
 * @param sent told of each entry
 */
export async function sendForColleagues(ground: ForwardGround, givenUp: Set<string>, sent: (name: string) => void): Promise<void> {
  let failed = 0
  for (const { id, name } of ground.colleagues) {
    const wasReached = await sendFor(ground, forwardFolder(join(ground.vaults, id)), givenUp, () => sent(name))
    failed = wasReached ? 0 : failed + 1
    if (ground.isStopped() || failed >= GIVEN_UP_AFTER) return
  }
}

/** Gives false where the server was not reached, or is none for this. */
async function sendFor(ground: ForwardGround, folder: string, givenUp: Set<string>, sent: () => void): Promise<boolean> {
  /** Entries one of whose files was not taken: they wait for it. */
  const held = new Set<string>()
  const names = partNames(folder)
  for (const name of names) {
    const { act, isEntry } = readPartName(name) ?? { act: '', isEntry: false }
    const path = join(folder, name)
    const part = held.has(act) || givenUp.has(path) ? null : readPart(folder, name)
    if (part === null || part.to !== ground.key || part.team !== ground.team) {
      held.add(act)
      continue
    }
    if (ground.isStopped()) return true
    const came = await sendPart(ground, part.sealed, isEntry ? act : null)
    if (came === 'later') return false
    if (came === 'refused') {
      givenUp.add(path)
      held.add(act)
    }
    if (came === 'taken' && isEntry) {
      for (const each of names.filter((other) => readPartName(other)?.act === act).toReversed()) removePart(folder, each)
      noteSent(folder)
      sent()
    }
  }
  return true
}

/**
 * `later`: the server was not reached, asks for patience, or knows nothing of this: no other part would fare better.
 * @param act the entry it is; null for a file
 */
async function sendPart({ server, ask }: ForwardGround, sealed: Uint8Array, act: string | null): Promise<'taken' | 'refused' | 'later'> {
  const body = JSON.stringify({ resourceType: 'Parameters', parameter: [{ name: 'sealed', valueBase64Binary: Buffer.from(sealed).toString('base64') }] })
  const headers = { accept: 'application/fhir+json', 'content-type': 'application/fhir+json' }
  const reply = await ask({ method: 'POST', url: `${server}/$forward`, headers, body, expects: 'text', signedIn: true, timeoutMs: TIMEOUT_MS })
  if (reply.kind === 'failed') return 'later'
  if ((reply.status === 200 || reply.status === 201) && isSaid(reply.body, act)) return 'taken'
  return [400, 403, 409, 413, 422].includes(reply.status) ? 'refused' : 'later'
}

const saidSchema = z.object({ resourceType: z.literal('Parameters'), parameter: z.array(z.object({ name: z.string(), valueString: z.string() })) })

/** Only the server that opened the seal can say which entry was in it. */
function isSaid(body: string | Uint8Array, act: string | null): boolean {
  const said = saidSchema.safeParse(parseJson(typeof body === 'string' ? body : ''))
  return said.success && said.data.parameter.some(({ name, valueString }) => (act === null ? name === 'file' : name === 'act' && valueString === act))
}
