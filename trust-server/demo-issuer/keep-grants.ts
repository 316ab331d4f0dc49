import type { Adapter, AdapterPayload } from 'oidc-provider'

interface Kept {
  readonly payload: AdapterPayload
  /** ms since 1970 */
  readonly until: number
  usedAt?: number
}

/**
 * Where the demonstration's issuer keeps sign-ins, codes and refresh tokens: in memory. A refresh token that was used may be
 * used again for `graceMs`, as the answer with the next one may have been lost; after that it ends the sign-in.
 */
export function keepGrants(graceMs: number): (model: string) => Adapter {
  const all = new Map<string, Kept>()

  function read(key: string): Kept | undefined {
    const kept = all.get(key)
    if (kept === undefined || kept.until > Date.now()) return kept
    all.delete(key)
    return undefined
  }

  function payloadOf(kept: Kept | undefined): AdapterPayload | undefined {
    if (kept === undefined) return undefined
    const isSpent = kept.usedAt !== undefined && Date.now() - kept.usedAt >= graceMs
    return isSpent ? { ...kept.payload, consumed: Math.floor((kept.usedAt ?? 0) / 1000) } : kept.payload
  }

  return (model) => {
    const keyOf = (id: string): string => `${model} ${id}`
    const grace = model === 'RefreshToken'
    return {
      upsert: async (id, payload, expiresIn) => void all.set(keyOf(id), { payload, until: Date.now() + (expiresIn || 14 * 86_400) * 1000 }),
      find: async (id) => payloadOf(read(keyOf(id))),
      findByUid: async (uid) => [...all.values()].find(({ payload }) => payload.uid === uid && payload.kind === model)?.payload,
      findByUserCode: async () => undefined,
      consume: async (id) => {
        const kept = read(keyOf(id))
        if (kept === undefined) return
        kept.usedAt ??= grace ? Date.now() : -Infinity
      },
      destroy: async (id) => void all.delete(keyOf(id)),
      revokeByGrantId: async (grantId) => {
        for (const [key, { payload }] of all) if (payload.grantId === grantId) all.delete(key)
      },
    }
  }
}
