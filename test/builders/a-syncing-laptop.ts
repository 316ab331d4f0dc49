import { randomBytes } from 'node:crypto'
import { onTestFinished } from 'vitest'
import type { Act, Role } from '#domain/journal/act.ts'
import { openBlobs } from '#electron/keeper/blobs/keep-blobs.ts'
import { openJournal, type OpenJournal } from '#electron/keeper/journal/open-journal.ts'
import { receiveActs } from '#electron/keeper/journal/receive-acts.ts'
import { deriveNothing } from '#electron/keeper/sync/derive-from-journal.ts'
import { fetchHttp } from '#electron/keeper/sync/fetch-http.ts'
import { listenForHints } from '#electron/keeper/sync/listen-for-hints.ts'
import { signInByToken } from '#electron/keeper/sign-in/sign-in.ts'
import { startSync, type Sync } from '#electron/keeper/sync/start-sync.ts'
import type { SyncReport } from '#electron/keeper/sync/sync-report.ts'
import { openRecordKeys } from '#electron/keeper/vault/record-keys.ts'
import { aLaptopVault, type LaptopVault, type SignedText } from './a-laptop-vault.ts'
import { makeFolder } from './make-folder.ts'

const TEAM = 'complex-cases'
let laptops = 0

/** A laptop as the keeper runs it, on a server of any kind: real journal and files on the disk, real HTTP. It can be switched off and on. */
export class SyncingLaptop {
  readonly #url: string
  readonly #token: string
  readonly #vault: LaptopVault
  readonly #told: (report: SyncReport) => void
  readonly #root = randomBytes(32)
  #folder = ''
  #saved = 0
  #sync: Sync | null = null
  #journal: OpenJournal | null = null
  #blobs: ReturnType<typeof openBlobs> | null = null
  report: SyncReport | undefined
  /** How its requests go out. */
  http = fetchHttp(globalThis.fetch)

  /** @param told of each report as it is given */
  constructor(url: string, user: string, token: string, told: (laptop: SyncingLaptop, report: SyncReport) => void) {
    this.#url = url
    this.#token = token
    this.#told = (report) => told(this, report)
    laptops += 1
    this.#vault = aLaptopVault(laptops.toString(16).padStart(8, 'b'), user, TEAM, token.slice('demo-'.length) as Role)
    onTestFinished(() => this.switchOff())
  }

  get journal(): OpenJournal {
    if (this.#journal === null) throw new Error('This laptop has not been opened')
    return this.#journal
  }

  /** Opens what is on the disk, without a network. */
  async open(): Promise<void> {
    if (this.#folder === '') this.#folder = await makeFolder()
    const keys = openRecordKeys(this.#folder, this.#root)
    this.#journal = openJournal({ folder: this.#folder, keys, vault: '', now: Date.now })
    this.#blobs = openBlobs(`${this.#folder}/blobs`, keys, this.#journal)
  }

  goOnline(): void {
    const { journal } = this
    const blobs = this.#blobs
    this.#sync = startSync({
      journal,
      server: this.#url,
      signIn: signInByToken(this.#token),
      team: TEAM,
      vault: this.#vault.id,
      receive: (acts) => receiveActs(journal, acts, Date.now()),
      readBlob: async (plainHash) => blobs?.read(plainHash) ?? null,
      receiveBlob: async (_plainHash, bytes, blob) => void (await blobs?.keep(bytes, blob)),
      derive: deriveNothing,
      http: (request) => this.http(request),
      listen: listenForHints(globalThis.fetch),
      now: Date.now,
      chance: Math.random,
      report: (report) => {
        this.report = report
        this.#told(report)
      },
    })
  }

  async switchOff(): Promise<void> {
    await this.#sync?.stop()
    this.#journal?.close()
    this.#sync = null
    this.#journal = null
  }

  /** Somebody pressed “try again”. */
  async tryNow(): Promise<void> {
    await this.#sync?.tryNow()
  }

  async save(part: Parameters<LaptopVault['act']>[1] = {}): Promise<SignedText> {
    const act = this.#vault.act(++this.#saved, part)
    await this.journal.append([{ body: { kind: 'act', text: act.text, sig: act.sig }, key: { kind: 'record', key: act.record } }])
    this.#sync?.changed()
    return act
  }

  /** Keeps a file and saves an act that mentions it. Gives the file's hash. */
  async saveFile(bytes: Uint8Array): Promise<string> {
    const plainHash = (await this.#blobs?.keep(bytes, { type: 'application/pdf', team: TEAM, about: 'case/c1' })) ?? ''
    await this.save({ verb: 'sign-letter', facts: [{ unit: `letter/${this.#saved}`, path: 'blob', value: plainHash }] })
    return plainHash
  }

  readFile(plainHash: string): Uint8Array | null {
    return this.#blobs?.read(plainHash) ?? null
  }

  /** Every act here, its own and others'. */
  async acts(): Promise<readonly Act[]> {
    const frames = await this.journal.read(0, this.journal.head().number)
    return frames.flatMap(({ body }) => (body.kind === 'act' || body.kind === 'received' ? [{ ...JSON.parse(body.text), sig: body.sig } as Act] : []))
  }
}
