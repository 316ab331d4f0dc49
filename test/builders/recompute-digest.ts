import { createHash } from 'node:crypto'
import type { Talker } from './talk-to-trust-server.ts'

export interface ToldDigest {
  readonly count: number
  readonly digest: string
}

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex')

/** What the server says of a team’s acts. */
export async function askDigest(talker: Talker, team: string): Promise<ToldDigest> {
  const { json } = await talker.get(`$digest?_tag=${encodeURIComponent(`https://consilium.example/team|${team}`)}`)
  const parameter = (json as unknown as { readonly parameter: readonly Record<string, unknown>[] }).parameter
  const named = (name: string): Record<string, unknown> => parameter.find((each) => each['name'] === name) ?? {}
  return { count: Number(named('count')['valueUnsignedInt']), digest: String(named('digest')['valueString']) }
}

/** The same from every act it gives out: each id once, by the text that came first. */
export async function recomputeDigest(talker: Talker, team: string): Promise<ToldDigest> {
  const acts = new Map<string, string>()
  for (const resource of await talker.readAll(`QuestionnaireResponse?_tag=${encodeURIComponent(`https://consilium.example/team|${team}`)}`)) {
    const items = resource.item as unknown as readonly { readonly linkId: string; readonly answer: readonly { readonly valueAttachment: { readonly data: string } }[] }[]
    const data = items.find((item) => item.linkId === 'act')?.answer[0]?.valueAttachment.data ?? ''
    if (!acts.has(resource.identifier.value)) acts.set(resource.identifier.value, sha256(Buffer.from(data, 'base64')))
  }
  const sum = [...acts.values()].reduce((before, sha) => before ^ BigInt(`0x${sha}`), 0n)
  return { count: acts.size, digest: sum.toString(16).padStart(64, '0') }
}
