import { refuse, type Answer } from '#domain/basics/answer.ts'

const STOPPED = refuse({ kind: 'file-not-read', rule: 'R3' })

/** The text of the file the user chooses; null when they think better of it. */
export async function openProfileFile(): Promise<Answer<{ readonly text: string | null }>> {
  return window.consilium.ask('openProfile', {}).catch(() => STOPPED)
}

/** Puts a profile's text where the user says. */
export async function saveProfileFile(text: string): Promise<Answer<{ readonly saved: boolean }>> {
  return window.consilium.ask('saveProfile', { text }).catch(() => refuse({ kind: 'copy-not-written', rule: 'R9' }))
}
