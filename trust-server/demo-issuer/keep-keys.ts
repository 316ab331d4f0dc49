import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JWK } from 'oidc-provider'

/** What the demonstration's issuer signs with: its tokens, and its own cookies. */
export interface IssuerKeys {
  readonly jwks: { readonly keys: JWK[] }
  readonly cookies: string[]
}

/** The keys of a data folder, made the first time; without a folder new ones, for this process alone. */
export function keepKeys(folder: string | undefined): IssuerKeys {
  if (folder === undefined) return makeKeys()
  const path = join(folder, 'demo-issuer-keys.json')
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as IssuerKeys
  } catch {
    const made = makeKeys()
    writeFileSync(path, JSON.stringify(made), { mode: 0o600 })
    return made
  }
}

function makeKeys(): IssuerKeys {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const key = { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'ES256', use: 'sig' } as JWK
  return { jwks: { keys: [key] }, cookies: [randomBytes(32).toString('base64url')] }
}
