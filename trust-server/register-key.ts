import type { Answer, Asking, Desk } from './answers/asking.ts'
import { isStorable } from './read-tokens.ts'
import { refuse } from './outcome.ts'
import type { Refusal } from './outcome.ts'
import { isSigned } from './read-act-text.ts'
import { objectsAt, readResource } from './read-resource.ts'
import { recordAudit } from './record-audit.ts'

/**
 * Registers the key of a computer (Ed25519, base64url) for who is signed in: Parameters with `key` and `sig`, its signature over
 * `consilium key of <user>`, as nobody may register a key that is not theirs to sign with. Again it changes nothing.
 */
export async function answerRegisterKey(desk: Desk, asking: Asking): Promise<Answer | Refusal> {
  const sent = readResource(asking.body, 'Parameters')
  if (sent.kind === 'refusal') return sent
  const textOf = (name: string): string => String(objectsAt(sent.resource, 'parameter').find((each) => each['name'] === name)?.['valueString'] ?? '')
  const [key, { user }] = [textOf('key'), asking.person]
  if (!isStorable(key) || !isSigned(key, Buffer.from(`consilium key of ${user}`), textOf('sig'))) {
    return refuse(422, 'value', 'A key must come with its own signature over the name of whom it is registered for.')
  }
  const now = desk.now()
  const owner = await desk.keys.register(key, user, now, (query) => recordAudit(query, now, { person: asking.person, interaction: 'create', type: 'Parameters' }))
  if (owner !== user) return refuse(403, 'forbidden', 'This computer’s key is registered here for somebody else. Set this computer up again as yourself.')
  return { kind: 'answer', status: 200, headers: {}, body: JSON.stringify({ resourceType: 'Parameters', parameter: [{ name: 'key', valueString: key }] }) }
}

/**
 * Whether the key an entry is signed with is its author's. A key nobody registered is taken from who has a token of the table, as their
 * computers do not register; from who signs in with the issuer it is not, and 401 has the app sign in anew, which registers it.
 */
export async function judgeKey(desk: Desk, { person }: Asking, vault: string, author: string): Promise<Refusal | undefined> {
  return judgeOwner(desk, vault, author, person.until === undefined ? undefined : signInAgain)
}

/**
 * The same of an entry that somebody else passes on: a key nobody registered is never taken, as anybody could sign with one in any
 * name, and the sign-in of who passes it on is good.
 */
export async function judgeAuthorsKey(desk: Desk, vault: string, author: string): Promise<Refusal | undefined> {
  return isStorable(vault) ? judgeOwner(desk, vault, author, notRegistered) : notRegistered
}

const signInAgain = refuse(401, 'login', 'This computer is not registered here for you yet. Sign in again.')
const notRegistered = refuse(422, 'business-rule', 'The computer this was written on is not registered here for its author. They must sign in and send it themselves.')

async function judgeOwner({ database, keys }: Desk, vault: string, author: string, unregistered: Refusal | undefined): Promise<Refusal | undefined> {
  const owner = await keys.ownerOf(database.query, vault)
  if (owner === undefined) return unregistered
  return owner === author ? undefined : refuse(403, 'forbidden', 'This was signed on a computer that is registered here for somebody else.')
}
