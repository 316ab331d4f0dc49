import type { Slowness } from '#electron/keeper/vault/derive-keys.ts'

/**
 * A passphrase and a PIN looked at without the cost that guards them, for tests of what comes after. What they cost on a
 * laptop is held in test/keeper/vault, in test/keeper/start-keeper.test.ts and by every journey.
 */
export const QUICK: Slowness = { m: 8, t: 1, p: 1 }
