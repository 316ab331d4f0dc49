import { sealToKey } from '#electron/keeper/vault/seal-to-key.ts'
import type { Reply, Talker } from './talk-to-trust-server.ts'

/** What a server says is sealed to. */
export async function askSealingKey(talker: Talker): Promise<string> {
  const { json } = await talker.get('$sealing-key')
  const { parameter } = json as unknown as { readonly parameter: readonly { readonly name: string; readonly valueString: string }[] }
  return parameter.find(({ name }) => name === 'key')?.valueString ?? ''
}

/** What is sealed: a header of one line, and the body after it. */
export function writePlain(header: object | string, body: string | Uint8Array): Buffer {
  const line = typeof header === 'string' ? header : JSON.stringify(header)
  return Buffer.concat([Buffer.from(`${line}\n`), Buffer.from(body)])
}

/** Seals as the app does. */
export function seal(key: string, plain: Uint8Array, binding = 'consilium/forward/v1'): Buffer {
  return Buffer.from(sealToKey(key, plain, Buffer.from(binding)))
}

/** Passes sealed bytes on. */
export function passOn(talker: Talker, sealed: Buffer): Promise<Reply> {
  return talker.post('$forward', { resourceType: 'Parameters', parameter: [{ name: 'sealed', valueBase64Binary: sealed.toString('base64') }] })
}

/** Seals to the server that is asked, and passes it on. */
export async function forward(talker: Talker, header: object | string, body: string | Uint8Array): Promise<Reply> {
  return passOn(talker, seal(await askSealingKey(talker), writePlain(header, body)))
}
