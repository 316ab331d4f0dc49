/**
 * What the operating system keeps for this account on this computer: Keychain, Credential Manager's keys, a keyring. It seals a
 * secret so that nobody else, and no other computer, opens it. Neither ever rejects.
 */
export interface KeyStore {
  /** Null where there is no real key store, or it does not answer. */
  readonly seal: (secret: Uint8Array) => Promise<Uint8Array | null>
  /** Null where this key store did not seal it, or does not answer. */
  readonly open: (sealed: Uint8Array) => Promise<Uint8Array | null>
}

/** A computer without one. */
export const NO_KEY_STORE: KeyStore = { seal: async () => null, open: async () => null }
