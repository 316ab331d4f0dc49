import { refuse, type Answer } from '#domain/basics/answer.ts'

/** Puts the open records under another passphrase. A keeper that ended may have done so or not. */
export async function changePassphrase(passphrase: string, next: string): Promise<Answer<{ readonly changed: true }>> {
  return window.consilium.ask('changePassphrase', { passphrase, next }).catch(() => refuse({ kind: 'passphrase-not-sure', rule: 'K27', reason: 'no-answer' }))
}
