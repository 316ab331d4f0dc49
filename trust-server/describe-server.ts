import { keptTypes } from './kept-types.ts'

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
      documentation: 'Entries are created once and never changed: no update, delete, history, batch or transaction. Unknown search parameters are refused. Results are sorted by _lastUpdated; _count (at most 500), _summary=count and _elements are supported.',
      security: describeSecurity(issuer),
      operation: [{
        name: 'hints',
        definition: 'https://consilium.example/OperationDefinition/hints',
        documentation: 'GET $hints stays open and says, as a server-sent event named added, that something was added for a team. What it was is read by a search.',
      }, {
        name: 'digest',
        definition: 'https://consilium.example/OperationDefinition/digest',
        documentation: 'GET $digest?_tag=https://consilium.example/team|TEAM gives the number of the team’s acts, each id once, and the XOR over them of the SHA-256 of the act’s id, a blank and the sha256 (lower-case hex) of its signed text: 64 lower-case hexadecimal digits, all 0 for no act.',
      }],
      resource: keptTypes.map((type) => (type === 'Binary' ? describeFiles() : describeEntries(type))),
    }],
  })
}

function describeSecurity(issuer: string | undefined): Readonly<Record<string, unknown>> {
  const words = 'A bearer token is needed for everything but this page and how to sign in. Everybody sees the entries of their own teams only.'
  if (issuer === undefined) return { cors: false, description: words }
  const coding = [{ system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'SMART-on-FHIR' }]
  return { cors: false, service: [{ coding }], description: `${words} Tokens are those of ${issuer}; .well-known/smart-configuration says how to ask for one.` }
}

function describeEntries(type: string): Readonly<Record<string, unknown>> {
  return {
    type,
    interaction: [{ code: 'create' }, { code: 'read' }, { code: 'search-type' }],
    versioning: 'no-version',
    readHistory: false,
    conditionalCreate: true,
    searchParam: type === 'AuditEvent' ? searchParameters.slice(1) : searchParameters,
  }
}

function describeFiles(): Readonly<Record<string, unknown>> {
  return {
    type: 'Binary',
    interaction: [{ code: 'create' }, { code: 'read' }],
    versioning: 'no-version',
    conditionalCreate: false,
    documentation: 'The bytes themselves, up to 64 MB, with the team in the header X-Security-Context; never as JSON.',
  }
}
