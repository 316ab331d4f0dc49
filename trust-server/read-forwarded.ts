import { createHash } from 'node:crypto'
import { readMembers } from './json-text.ts'
import { refuse } from './outcome.ts'
import type { Refusal } from './outcome.ts'
import { readActText } from './read-act-text.ts'
import type { ActText } from './read-act-text.ts'
import { readDocument } from './read-document.ts'
import { readObject, readResource } from './read-resource.ts'
import type { SentResource } from './read-resource.ts'
import { isStorable } from './read-tokens.ts'

/** An act that somebody passes on for its author. */
export interface ForwardedAct {
  readonly kind: 'act'
  readonly sent: SentResource
  readonly act: ActText
  /** The files that go before it: sha256, lower-case hex. */
  readonly files: readonly string[]
}

/** A file with the DocumentReference that names it. */
export interface ForwardedFile {
  readonly kind: 'file'
  readonly sent: SentResource
  /** Whose file it is said to be, the key of their computer, and its signature over `consilium file <sha256> of <team> <record> by <user>`. */
  readonly user: string
  readonly vault: string
  readonly sig: string
  readonly contentType: string
  /** Of its bytes, in lower-case hex. */
  readonly sha256: string
  /** The id its bytes are to have. */
  readonly binary: string
  readonly bytes: Buffer
}

/** As much as anybody may send of an entry by themselves. */
const largestEntry = 2 * 1024 * 1024
const NEWLINE = 0x0a

/** What was opened is no entry or file, or none that would be taken. It says nothing of what it is: who passes it on may not read it. */
export const notTaken = refuse(422, 'value', 'What was sealed is not an entry or a file that this server takes. Its author must sign in and send it themselves.')
const wrongBytes = refuse(422, 'value', 'The bytes of the file are not those that its document names, so nothing was kept.')

/** Reads what was sealed: a line of JSON that says what it is, and the act or the file after it. */
export function readForwarded(plain: Buffer): ForwardedAct | ForwardedFile | Refusal {
  const end = plain.indexOf(NEWLINE)
  const header = end === -1 ? undefined : readObject(plain.subarray(0, end))
  if (header === undefined) return notTaken
  const body = plain.subarray(end + 1)
  if (header.object['kind'] === 'act') return readAct(header.object['files'], body)
  return header.object['kind'] === 'file' ? readFile(header.text, header.object, body) : notTaken
}

function readAct(files: unknown, body: Buffer): ForwardedAct | Refusal {
  if (!isHashes(files)) return notTaken
  const sent = readResource(body, 'QuestionnaireResponse')
  const act = sent.kind === 'sent' ? readActText(sent.resource) : undefined
  if (sent.kind === 'refusal' || act === undefined || isTooLarge(sent)) return notTaken
  return isStorable(act.id) && isStorable(act.user) ? { kind: 'act', sent, act, files } : notTaken
}

function readFile(header: string, { user, type, vault, sig }: Readonly<Record<string, unknown>>, bytes: Buffer): ForwardedFile | Refusal {
  // Its own text, as a resource is kept.
  const [document, another] = readMembers(header).filter(({ key }) => key === 'document')
  const sent = another === undefined ? readResource(Buffer.from(document?.value ?? ''), 'DocumentReference') : notTaken
  if (sent.kind === 'refusal' || isTooLarge(sent) || !isStorableText(user) || !isStorableText(vault) || typeof sig !== 'string' || !isFileType(type) || bytes.length === 0) return notTaken
  const named = readDocument(sent.resource)
  if (named === undefined) return notTaken
  if (createHash('sha256').update(bytes).digest('hex') !== named.sha256) return wrongBytes
  return { kind: 'file', sent, user, vault, sig, contentType: type, ...named, bytes }
}

/** As many as an entry could ever mention. */
const mostFiles = 100

function isHashes(files: unknown): files is readonly string[] {
  return Array.isArray(files) && files.length <= mostFiles && files.every((hash) => typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash))
}

function isStorableText(text: unknown): text is string {
  return typeof text === 'string' && isStorable(text)
}

/** What follows the text, to say less of its length, is not counted. */
function isTooLarge({ text }: SentResource): boolean {
  return Buffer.byteLength(text.trimEnd()) > largestEntry
}

/** It is sent with the file, so it may be nothing but a media type (RFC 6838), and none of FHIR’s own. */
function isFileType(type: unknown): type is string {
  return typeof type === 'string' && /^[\w.+-]{1,127}\/[\w.+-]{1,127}$/.test(type) && !/fhir\+(json|xml)/i.test(type)
}
