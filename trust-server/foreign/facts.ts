/** What another server does otherwise than ours. Each is a fact that was seen or published, with its source beside the mode. */
export interface Facts {
  readonly ids: 'uuid' | 'number'
  /** Of a version, as in meta.versionId and the ETag. */
  readonly versions: 'uuid' | 'number'
  /** The `url` of its CapabilityStatement: the address of that page, or none. */
  readonly capabilityUrl: 'address' | 'none'
  /** What it adds to the meta of everything it keeps. */
  readonly addsToMeta: Readonly<Record<string, unknown>>
  /** Elements it does not know are refused. */
  readonly isStrict: boolean
  /** The longest base64 text inside a resource, in characters; null: any. */
  readonly longestInline: number | null
  /** A DocumentReference’s `Binary/id` comes back as a signed address, another one with each read. */
  readonly signsFileAddresses: boolean
  /** Every third entry is to be seen this much after the time it says it was kept, in ms: others were kept meanwhile. */
  readonly commitsLateMs: number
  /** An entry can be read at once, and is found by a search, or by If-None-Exist, this much later, in ms. */
  readonly indexedAfterMs: number
  /** If-None-Exist looks first and keeps later: the same asked twice at once is kept twice. */
  readonly racesCreates: boolean
  /** The same search within this time gets the same page, unless it says no-cache; in ms. */
  readonly cachesSearchesMs: number
  readonly readsById: boolean
  readonly counts: boolean
  readonly picksElements: boolean
  readonly filtersByTag: boolean
  readonly unknownParameters: 'refused' | 'ignored'
  /** How it leads on: by a place in the results, or by results it keeps for a while under a name at its base address. */
  readonly paging: 'offset' | 'kept-results'
  readonly usualPage: number
  readonly largestPage: number
  /** Whether anything is given without a sign-in. */
  readonly needsSignIn: boolean
  /** Every third answer is spoilt, each time in another way. */
  readonly isHostile: boolean
}

/** A server with no peculiarity but that it knows no teams. */
export const plain: Facts = {
  ids: 'uuid', versions: 'number', capabilityUrl: 'address', addsToMeta: {}, isStrict: false, longestInline: null, signsFileAddresses: false, commitsLateMs: 0,
  indexedAfterMs: 0, racesCreates: false, cachesSearchesMs: 0, readsById: true, counts: true, picksElements: true, filtersByTag: true,
  unknownParameters: 'refused', paging: 'offset', usualPage: 20, largestPage: 1000, needsSignIn: true, isHostile: false,
}

export type Mode = 'medplum' | 'hapi' | 'create-only' | 'hostile'

export const modes: Readonly<Record<Mode, Facts>> = {
  /**
   * Seen on a Medplum 5.0.10 with its usual settings: uuid versions, 20 a page and 1000 at most, unknown parameters refused with
   * 400, base64 over 1 MB refused, `Binary/id` rewritten into a signed address at each read, and entries that became visible
   * after others with a later lastUpdated (336 of 779 missed by a reader that looked no further back). Its source: meta.project,
   * meta.author and meta.compartment are added, and the schema is held to.
   */
  medplum: {
    ...plain, versions: 'uuid', isStrict: true, longestInline: 1_048_576, signsFileAddresses: true, commitsLateMs: 1500,
    addsToMeta: {
      project: '0d2f7f0e-6e4c-4a43-9a3c-2f2f3a1b5c11',
      author: { reference: 'ClientApplication/7b0c2a57-3a39-4c55-8f0e-5d1a4c1f9e02', display: 'Default Application' },
      compartment: [{ reference: 'Project/0d2f7f0e-6e4c-4a43-9a3c-2f2f3a1b5c11' }],
    },
  },
  /**
   * HAPI FHIR's documentation and issues: numeric ids and versions, no url of its own, meta.source added, results kept under
   * _getpages at the base address, a search repeated within 60 s answered from those unless Cache-Control says no-cache,
   * conditional creates that race, an index that may be written later.
   */
  hapi: {
    ...plain, ids: 'number', versions: 'number', capabilityUrl: 'none', addsToMeta: { source: '#qRzbVIvbJzOZOSoi' }, indexedAfterMs: 600,
    racesCreates: true, cachesSearchesMs: 60_000, paging: 'kept-results', largestPage: 200,
  },
  /** The least that hospital records offer to others: things are created and searched, files are read, nothing is counted or picked from. */
  'create-only': { ...plain, capabilityUrl: 'none', readsById: false, counts: false, picksElements: false, unknownParameters: 'ignored', largestPage: 50 },
  /** No server, but what stands between: proxies, captive pages, overload, faults. */
  hostile: { ...plain, isHostile: true },
}
