import { judgeEntry, judgeTeam } from '../judge-entry.ts'
import type { JudgedEntry } from '../judge-entry.ts'
import { openSealed } from '../open-sealed.ts'
import { refuse } from '../outcome.ts'
import type { Refusal } from '../outcome.ts'
import { isSigned, readActText } from '../read-act-text.ts'
import { notTaken, readForwarded } from '../read-forwarded.ts'
import type { ForwardedAct, ForwardedFile } from '../read-forwarded.ts'
import { objectsAt, readResource } from '../read-resource.ts'
import type { JsonObject } from '../read-resource.ts'
import { searchFor } from '../read-search.ts'
import { actSystem, readTokens, recordOf, teamsOf } from '../read-tokens.ts'
import { judgeAuthorsKey } from '../register-key.ts'
import type { SignedIn } from '../sign-in.ts'
import { findEntries } from '../store/find-entries.ts'
import type { KeptEntry } from '../store/keep-entries.ts'
import { keepPrepared } from './answer-create.ts'
import { answerJson, auditOne, isJson, notJson } from './asking.ts'
import type { Answer, Asking, Desk } from './asking.ts'
import { forwardFile, hasFile } from './forward-file.ts'

const binding = Buffer.from('consilium/forward/v1')

const notSealed = refuse(400, 'value', 'Send Parameters with one parameter named sealed, its valueBase64Binary in base64.')
const notOpened = refuse(422, 'value', 'This was not sealed for this server, or was changed on its way.')
const notKnown = refuse(403, 'forbidden', 'This server has not seen its author signed in within 35 days. They must sign in and send it themselves.')
const notTheirs = refuse(403, 'forbidden', 'What its author is in this team does not allow this here. They must sign in and send it themselves.')
const filesFirst = refuse(409, 'conflict', 'A file that this entry mentions is not here yet. It goes first.')
const saysElse = refuse(409, 'conflict', 'An entry of this name is here already, and it is another. Its author must sign in and send it themselves.')

/** The public key that computers seal to: Parameters with `key`. */
export async function answerSealingKey({ sealing }: Desk): Promise<Answer> {
  return answerName(200, 'key', sealing.publicKey)
}

/**
 * Keeps what somebody passes on for its author, who sealed it to this server: Parameters with `sealed`. It is judged as its author’s, by
 * their signature and their place in the team. Who passes it on must be in that team, and is told its name and no more.
 */
export async function answerForward(desk: Desk, asking: Asking): Promise<Answer | Refusal> {
  if (!isJson(asking.header('content-type'))) return notJson
  const sealed = readSealed(asking.body)
  if ('kind' in sealed) return sealed
  const plain = openSealed(desk.sealing, sealed, binding)
  if (plain === undefined) return notOpened
  const forwarded = readForwarded(plain)
  if (forwarded.kind === 'refusal') return forwarded
  const tokens = readTokens(forwarded.sent.resource)
  const refusal = judgeTeam(asking.person, tokens)
  if (refusal !== undefined) return refusal
  const [team = ''] = teamsOf(tokens)
  const user = forwarded.kind === 'act' ? forwarded.act.user : forwarded.user
  const places = await desk.people.placesOf(desk.database.query, user, desk.now())
  const within = { ...asking, author: { user, name: places[0]?.name ?? user } }
  if (forwarded.kind === 'act') return forwardAct(desk, { ...within, type: 'QuestionnaireResponse' }, forwarded, team, places)
  const judged = await judgeSignedFile(desk, forwarded, team, recordOf(tokens) ?? '', judgeAsAny(places, 'DocumentReference', forwarded.sent.resource))
  const kept = await forwardFile(desk, { ...within, type: 'DocumentReference' }, forwarded, team, judged)
  return typeof kept === 'number' ? answerName(kept, 'file', forwarded.sha256) : kept
}

function readSealed(body: Buffer): Buffer | Refusal {
  const sent = readResource(body, 'Parameters')
  if (sent.kind === 'refusal') return sent
  const [given, another] = objectsAt(sent.resource, 'parameter').filter(({ name }) => name === 'sealed')
  const text = given?.['valueBase64Binary']
  if (typeof text !== 'string' || text === '' || another !== undefined) return notSealed
  const sealed = Buffer.from(text, 'base64')
  return sealed.toString('base64') === text ? sealed : notSealed
}

/** Keeps an act as its author’s own create would: once, by its id. */
async function forwardAct(desk: Desk, asking: Asking, { sent, act, files }: ForwardedAct, team: string, places: readonly SignedIn[]): Promise<Answer | Refusal> {
  const condition = searchFor(actSystem, act.id)
  const judged = judgeAsAny(places, asking.type, sent.resource)
  const refusal = judged.kind === 'refusal' ? judged : await judgeAuthorsKey(desk, act.vault, act.user)
  if (judged.kind === 'refusal' || refusal !== undefined) return (await findHere(desk, asking, act, team)) ?? refusal ?? notTaken
  // Nobody is to have a letter's entry without the letter.
  for (const sha256 of files) if (!(await hasFile(desk.database.query, team, sha256))) return filesFirst
  const found = await keepPrepared(desk, asking, { kind: 'prepared', type: asking.type, sent, judged, condition, teams: [team] })
  if (found.kind === 'refusal' || found.entry === undefined) return found
  return isSame(act, found.entry) ? answerName(found.status, 'act', act.id) : saysElse
}

/** A document is not signed as an act is, so its author's computer signs what the file is beside it. */
async function judgeSignedFile(desk: Desk, { user, vault, sig, sha256 }: ForwardedFile, team: string, record: string, judged: JudgedEntry | Refusal): Promise<JudgedEntry | Refusal> {
  if (judged.kind === 'refusal') return judged
  if (!isSigned(vault, Buffer.from(`consilium file ${sha256} of ${team} ${record} by ${user}`), sig)) return notTaken
  return (await judgeAuthorsKey(desk, vault, user)) ?? judged
}

/** What is here already is answered as such, whatever its author is by now: the first answer may have been lost. */
async function findHere(desk: Desk, asking: Asking, act: ForwardedAct['act'], team: string): Promise<Answer | undefined> {
  const [here] = await findEntries(desk.database.query, asking.type, [team], searchFor(actSystem, act.id))
  if (here === undefined || !isSame(act, here)) return undefined
  await desk.database.write((query) => auditOne(query, desk, asking, 'create', here))
  return answerName(200, 'act', act.id)
}

/** Who passes it on cannot compare what is here with what they hold, as the author’s own computer does. */
function isSame(act: ForwardedAct['act'], here: KeptEntry): boolean {
  return readActText(JSON.parse(here.body) as JsonObject)?.sha === act.sha
}

/** Judges something as its author’s, who may have more than one sign-in: what they could send with any of them is taken. */
function judgeAsAny(places: readonly SignedIn[], type: string, resource: JsonObject): JudgedEntry | Refusal {
  const judged = places.map((place) => judgeEntry(place, type, resource))
  return judged.find(({ kind }) => kind === 'judged') ?? (judged[0] === undefined ? notKnown : speakOfAuthor(judged[0]))
}

/** The words for the author name what they did, and at which place it is wrong; of that somebody else learns nothing. */
function speakOfAuthor(judged: JudgedEntry | Refusal): Refusal {
  return judged.kind === 'refusal' && judged.status === 403 ? notTheirs : notTaken
}

function answerName(status: number, name: string, valueString: string): Answer {
  return { ...answerJson(JSON.stringify({ resourceType: 'Parameters', parameter: [{ name, valueString }] })), status }
}
