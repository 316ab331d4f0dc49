import { createHash, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto'

/** The parts of FHIR answers that tests look at. Which are really there depends on the resource. */
export interface AnyResource {
  readonly resourceType: string
  readonly id: string
  readonly url: string
  readonly total: number
  readonly meta: { readonly lastUpdated: string; readonly tag: readonly { readonly system: string; readonly code: string }[] }
  readonly identifier: { readonly system: string; readonly value: string }
  readonly item: readonly { readonly text: string }[]
  readonly content: readonly [{ readonly attachment: { readonly url: string } }]
  readonly issue: readonly [{ readonly diagnostics: string }]
  readonly link: readonly { readonly relation: string; readonly url: string }[]
  readonly entry?: readonly { readonly resource: AnyResource }[]
  readonly agent: readonly [{ readonly who: { readonly identifier: { readonly value: string } } }]
  readonly entity: readonly [{ readonly what?: { readonly reference: string }; readonly type: { readonly code: string } }]
  readonly subtype: readonly [{ readonly code: string }]
  readonly outcome: string
  readonly outcomeDesc?: string
}

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: AnyResource
}

export interface SentAct extends Record<string, unknown> {
  readonly identifier: { readonly system: string; readonly value: string }
  readonly meta: { readonly tag: readonly object[] }
}

/** Roles of the demonstration's people. */
const roles: Readonly<Record<string, string>> = {
  'abena.osei': 'chair', 'helen.marsh': 'consultant', 'priya.raman': 'secretary', 'miriam.feldman': 'member', observer: 'observer', 'ruth.adeyemi': 'records', 'other.team': 'consultant',
}

/** A computer that signs acts. */
export interface Signer {
  readonly vault: string
  readonly privateKey: KeyObject
}

export function makeSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return { vault: publicKey.export({ format: 'jwk' }).x ?? '', privateKey }
}

const usualSigner = makeSigner()

/** The computer that signs what `anAct` makes, registered as the app registers its own. */
export function aKeyFor(user: string, { vault, privateKey }: Signer = usualSigner): object {
  const sig = sign(null, Buffer.from(`consilium key of ${user}`), privateKey).toString('base64url')
  return { resourceType: 'Parameters', parameter: [{ name: 'key', valueString: vault }, { name: 'sig', valueString: sig }] }
}

export interface ActPart {
  readonly verb?: string
  readonly user?: string
  readonly role?: string
  readonly team?: string
  readonly record?: string
  readonly id?: string
  readonly more?: object
  /** What the signed text says otherwise than the resource round it. */
  readonly text?: object
  /** Items beside those of the act. */
  readonly items?: readonly object[]
  readonly signer?: Signer
}

/** An act as the app puts it on the wire. */
export function anAct(part: ActPart = {}): SentAct {
  const { verb = 'change-case', user = 'priya.raman', team = 'complex-cases', record = 'case/0190a000-0000-7000-8000-000000000001', id = randomUUID(), more = {}, signer = usualSigner } = part
  const [kind, ...rest] = record.split('/')
  const said = { id, team, about: { kind, id: rest.join('/') }, verb, by: { user, role: part.role ?? roles[user] }, vault: signer.vault, ...part.text }
  return {
    resourceType: 'QuestionnaireResponse',
    meta: { tag: [{ system: 'https://consilium.example/team', code: team }, { system: 'https://consilium.example/record', code: record }] },
    identifier: { system: 'https://consilium.example/act', value: id },
    questionnaire: `https://consilium.example/verb/${verb}`,
    status: 'completed',
    author: { identifier: { system: 'https://consilium.example/user', value: user } },
    item: [...signedItems(JSON.stringify(said), signer), ...(part.items ?? [])],
    ...more,
  }
}

/** The items that carry a text with its hash and signature. */
export function signedItems(text: string, { privateKey }: Signer = usualSigner): readonly object[] {
  const bytes = Buffer.from(text)
  return [
    { linkId: 'act', answer: [{ valueAttachment: { contentType: 'application/json', data: bytes.toString('base64') } }] },
    { linkId: 'hash', answer: [{ valueString: createHash('sha256').update(bytes).digest('hex') }] },
    { linkId: 'sig', answer: [{ valueString: sign(null, bytes, privateKey).toString('base64url') }] },
  ]
}

/** Asks a FHIR server as one of the demonstration's people; `base` ends in /fhir. */
export class Talker {
  readonly base: string
  readonly token: string | undefined

  constructor(base: string, token: string | undefined) {
    this.base = base
    this.token = token
  }

  as(token: string | undefined): Talker {
    return new Talker(this.base, token)
  }

  async ask(method: string, path: string, body?: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Reply> {
    const url = path.startsWith('http') ? path : `${this.base}/${path}`
    const signIn: Record<string, string> = this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }
    const response = await fetch(url, { method, headers: { ...signIn, ...headers }, ...(body === undefined ? {} : { body }) })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') === true && text !== ''
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : {} }
  }

  get(path: string): Promise<Reply> {
    return this.ask('GET', path)
  }

  /** Posts a resource, given as an object or as its exact text. */
  post(type: string, resource: object | string, headers: Record<string, string> = {}): Promise<Reply> {
    const text = typeof resource === 'string' ? resource : JSON.stringify(resource)
    return this.ask('POST', type, text, { 'content-type': 'application/fhir+json', ...headers })
  }

  /** Posts an act as the app does: only if its id is not there yet. */
  postOnce(act: SentAct): Promise<Reply> {
    return this.post('QuestionnaireResponse', act, { 'if-none-exist': `identifier=${act.identifier.system}|${act.identifier.value}` })
  }

  /** Every resource of a search, following the next links. */
  async readAll(path: string): Promise<readonly AnyResource[]> {
    const found: AnyResource[] = []
    for (let next: string | undefined = path; next !== undefined;) {
      const { json }: Reply = await this.get(next)
      found.push(...(json.entry ?? []).map((entry) => entry.resource))
      next = json.link.find((link) => link.relation === 'next')?.url
    }
    return found
  }
}

/** Opens a stream of hints as somebody, and notes what is heard. */
export async function listen({ base, token }: Talker): Promise<{ readonly status: number; readonly heard: () => string; readonly stop: () => void }> {
  const stop = new AbortController()
  const response = await fetch(`${base}/$hints`, { headers: { authorization: `Bearer ${token}` }, signal: stop.signal })
  let heard = ''
  void response.body?.pipeThrough(new TextDecoderStream()).pipeTo(new WritableStream({ write: (text) => void (heard += text) })).catch(() => undefined)
  return { status: response.status, heard: () => heard, stop: () => stop.abort() }
}

/** Waits until something has come about, ten seconds at most. */
export async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 45_000; !(await what()); ) {
    if (Date.now() > end) throw new Error('This did not come about in time')
    await new Promise((resume) => setTimeout(resume, 10))
  }
}
