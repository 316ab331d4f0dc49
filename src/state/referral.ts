import { readReferralFile } from '#actions/read-referral-file.ts'
import { newActId } from '#actions/new-act-id.ts'
import { refuse } from '#domain/basics/answer.ts'
import { londonDay } from '#domain/basics/london-day.ts'
import { goTo, useApp } from './app-store.ts'
import { now } from './start-session.ts'

/** Brings a referral in, and goes where a new case begins: the first questions come before anything in it. */
export async function bringInReferral(files: readonly File[]): Promise<void> {
  const [file] = files
  if (file === undefined) return
  const id = newActId()
  useApp.setState({ referral: { id, file: file.name, answer: null } })
  goTo({ kind: 'new-case' })
  const answer = files.length > 1 ? refuse({ kind: 'referral-many-files', rule: 'S30' }) : await readReferralFile(file, londonDay(now()))
  // Locked, put away or another file meanwhile: this one is nobody's any more.
  useApp.setState(({ referral }) => (referral?.id === id ? { referral: { ...referral, answer } } : {}))
}

export function putAwayReferral(): void {
  useApp.setState({ referral: null })
}
