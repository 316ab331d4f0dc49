export type { SignedInPerson, SignInOffer } from '#bridge/bridge.ts'
