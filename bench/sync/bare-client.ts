import { actToResource } from '#fhir/act-to-resource.ts'
import { ACT_SYSTEM, SHA256_SYSTEM, TEAM_SYSTEM } from '#fhir/systems.ts'
import { fileToResource } from '#fhir/file-to-resource.ts'
import type { SignedText } from '../../test/builders/a-laptop-vault.ts'
import { inLanes } from './in-lanes.ts'
import type { ServedSite } from './serve.ts'

/** The same requests with nothing behind them: no journal, no checks, no order. */
export interface BareClient {
  /** Creates acts on so many connections at once. */
  readonly push: (acts: readonly SignedText[], lanes: number) => Promise<void>
  /** Reads every page of the team; gives how many acts there were. */
  readonly pull: () => Promise<number>
  /** Sends a file, reads it back and names it. */
  readonly pushFile: (bytes: Uint8Array, plainHash: string) => Promise<void>
  /** Finds a file by its hash and reads it. */
  readonly pullFile: (plainHash: string) => Promise<void>
}

interface Bundle {
  readonly entry?: readonly { readonly resource: { readonly content?: readonly { readonly attachment: { readonly url: string } }[] } }[]
  readonly link?: readonly { readonly relation: string; readonly url: string }[]
}

export function bareClient({ url, token }: ServedSite, team: string): BareClient {
  const json = { accept: 'application/fhir+json', authorization: `Bearer ${token(team)}` }
  const sending = { ...json, 'content-type': 'application/fhir+json', prefer: 'return=representation' }

  async function create(type: string, body: string | Uint8Array, headers: Readonly<Record<string, string>>): Promise<string> {
    const sent = typeof body === 'string' ? body : new Uint8Array(body)
    const response = await fetch(`${url}/${type}`, { method: 'POST', headers: { ...sending, ...headers }, body: sent })
    const text = await response.text()
    if (response.status !== 201) throw new Error(`The server answered ${response.status}`)
    return text
  }

  async function read(address: string): Promise<Bundle> {
    return (await (await fetch(address, { headers: json })).json()) as Bundle
  }

  async function readFile(id: string): Promise<void> {
    await (await fetch(`${url}/Binary/${id}`, { headers: { ...json, accept: '*/*' } })).arrayBuffer()
  }

  return {
    push: (acts, lanes) =>
      inLanes(acts, lanes, (act) => create('QuestionnaireResponse', JSON.stringify(actToResource(act)), { 'if-none-exist': `identifier=${ACT_SYSTEM}|${act.id}` })),
    pull: async () => {
      let count = 0
      let next: string | undefined = `${url}/QuestionnaireResponse?_tag=${encodeURIComponent(`${TEAM_SYSTEM}|${team}`)}&_lastUpdated=ge1970-01-01T00:00:00.000Z&_sort=_lastUpdated&_count=100`
      while (next !== undefined) {
        const page: Bundle = await read(next)
        count += page.entry?.length ?? 0
        next = page.link?.find(({ relation }) => relation === 'next')?.url
      }
      return count
    },
    pushFile: async (bytes, plainHash) => {
      const { id } = JSON.parse(await create('Binary', bytes, { 'content-type': 'application/pdf', 'x-security-context': team })) as { id: string }
      await readFile(id)
      const document = fileToResource({ plainHash, team, about: 'case/c1', type: 'application/pdf', size: bytes.length, binary: id })
      await create('DocumentReference', JSON.stringify(document), { 'if-none-exist': `identifier=${SHA256_SYSTEM}|${plainHash}` })
    },
    pullFile: async (plainHash) => {
      const found = await read(`${url}/DocumentReference?identifier=${encodeURIComponent(`${SHA256_SYSTEM}|${plainHash}`)}`)
      await readFile(found.entry?.[0]?.resource.content?.[0]?.attachment.url.split('/').at(-1) ?? '')
    },
  }
}
