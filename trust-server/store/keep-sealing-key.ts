import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import type { Query } from '../database.ts'
import { publicTextOf } from '../open-sealed.ts'
import type { SealingKey } from '../open-sealed.ts'

/** Makes the pair that others seal to, where a database has none yet. It stays: what is sealed to it may come months later. */
export async function makeSealingKey(query: Query, now: number): Promise<void> {
  const made = generateKeyPairSync('x25519').privateKey.export({ format: 'der', type: 'pkcs8' })
  await query('INSERT INTO sealing_key VALUES (1, $1, $2) ON CONFLICT DO NOTHING', [made.toString('base64'), now])
}

/** The pair of a database whose tables are ready: the same for every server on it. */
export async function readSealingKey(query: Query): Promise<SealingKey> {
  const [row] = await query('SELECT private_key FROM sealing_key')
  const privateKey = createPrivateKey({ key: Buffer.from(String(row?.['private_key']), 'base64'), format: 'der', type: 'pkcs8' })
  return { publicKey: publicTextOf(privateKey), privateKey }
}
