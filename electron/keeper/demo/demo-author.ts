import type { VaultPlan } from '../vault/make-vault.ts'

/** Who works in the made-up clinic. Nothing in it is locked; its screens say what the PIN is. */
export const DEMO_PLAN: VaultPlan = {
  author: { user: 'abena.osei', name: 'Dr Abena Osei', role: 'chair', membership: 'demo' },
  team: 'complex-cases',
  server: null,
  token: null,
  pin: '123456',
  passphrase: null,
}
