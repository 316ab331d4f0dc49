import { ways } from './answers/ways.ts'
import { isDerived, keptTypes } from './kept-types.ts'

const searchParameters = [
  { name: 'identifier', type: 'token' },
  { name: '_tag', type: 'token' },
  { name: '_lastUpdated', type: 'date' },
]

/** What the server says of itself. `issuer` is that of the sign-in, where there is one; `startedAt` in ms since 1970. */
export interface Described {
  readonly epoch: string
  readonly url: string
  readonly startedAt: number
  readonly issuer: string | undefined
}

/** The CapabilityStatement as JSON text. Its `url` carries the epoch, which changes when the database is another one. */
export function describeServer({ epoch, url, startedAt, issuer }: Described): string {
  return JSON.stringify({
    resourceType: 'CapabilityStatement',
    url: `urn:uuid:${epoch}`,
    name: 'ConsiliumTrustServer',
    status: 'active',
    date: new Date(startedAt).toISOString(),
    kind: 'instance',
    software: { name: 'Consilium trust server' },
    implementation: { description: 'Keeps the entries and files of second-opinion teams', url },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json'],
    rest: [{
      mode: 'server',
      documentation: 'What is recorded is created once and never changed. What is derived is created with If-None-Exist, which names its identifier, and updated with If-Match alone. Nothing is deleted by a request, and nothing patched: an act with the verb erase-records destroys what is kept of the cases and patients it names, and nothing more is taken of them. Unknown search parameters are refused. Results are sorted by _lastUpdated; _count (at most 500), _summary=count and _elements are supported; a page ends sooner with the entry that brings it to 4 MB. Histories take _since, _count and the next links alone; those of a type and of the system are in order of commit, the oldest first, and the system’s leaves out AuditEvent. A Bundle has at most 200 entries and 64 MB, and no Binary, and what it reads comes to 16 MB at most; a transaction is kept as a whole or not at all.',
      security: describeSecurity(issuer),
      resource: keptTypes.map((type) => (type === 'Binary' ? describeFiles() : describeEntries(type))),
      interaction: [{ code: 'transaction' }, { code: 'batch' }, ...interactionsAt('_history')],
      operation: operations.map(([name, documentation]) => ({ name, definition: `https://consilium.example/OperationDefinition/${name}`, documentation })),
    }],
  })
}

const operations: readonly (readonly [string, string])[] = [
  ['hints', 'GET $hints stays open and says, as a server-sent event named added, that something was recorded for a team. What it was is read by a search.'],
  ['digest', 'GET $digest?_tag=https://consilium.example/team|TEAM gives the number of the team’s acts, each id once, and the XOR over them of the SHA-256 of the act’s signed text, the bytes of the attachment under act: 64 lower-case hexadecimal digits, all 0 for no act.'],
  ['me', 'GET $me gives the user name and name of who is signed in, and their role in each of their teams.'],
  ['register-key', 'POST $register-key, Parameters with the key of a computer and its signature: what is signed with it is taken in that person’s name alone.'],
  ['sealing-key', 'GET $sealing-key gives the public key (X25519, base64url) that is sealed to for $forward. It stays the same.'],
  ['forward', 'POST $forward, Parameters with sealed: an act or a file of somebody else of a team of the person’s, which that author’s computer sealed to the sealing key. It is judged as its author’s, kept once, and not shown; Parameters with the id of the act, or the SHA-256 of the file, are the answer.'],
]

function describeSecurity(issuer: string | undefined): Readonly<Record<string, unknown>> {
  const words = 'A bearer token is needed for everything but this page and how to sign in. Everybody sees the entries of their own teams only.'
  if (issuer === undefined) return { cors: false, description: words }
  const coding = [{ system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'SMART-on-FHIR' }]
  return { cors: false, service: [{ coding }], description: `${words} Tokens are those of ${issuer}; .well-known/smart-configuration says how to ask for one.` }
}

/** What is answered under a type, as it is answered. */
function interactionsAt(first: string): readonly { readonly code: string }[] {
  return ways.filter(({ path }) => path.split('/')[0] === first).map(({ interaction }) => ({ code: interaction }))
}

function describeEntries(type: string): Readonly<Record<string, unknown>> {
  return {
    type,
    interaction: interactionsAt(type),
    versioning: isDerived(type) ? 'versioned-update' : 'versioned',
    readHistory: true,
    updateCreate: false,
    conditionalCreate: type !== 'AuditEvent',
    conditionalUpdate: false,
    conditionalDelete: 'not-supported',
    searchParam: type === 'AuditEvent' ? searchParameters.slice(1) : searchParameters,
  }
}

function describeFiles(): Readonly<Record<string, unknown>> {
  return {
    type: 'Binary',
    interaction: interactionsAt('Binary'),
    versioning: 'versioned',
    readHistory: true,
    updateCreate: false,
    conditionalCreate: false,
    conditionalUpdate: false,
    conditionalDelete: 'not-supported',
    documentation: 'The bytes themselves, up to 64 MB, with the team in the header X-Security-Context; never as JSON. Each has the one version. A DocumentReference may name only what is here for its team, and is refused with 410 otherwise.',
  }
}
